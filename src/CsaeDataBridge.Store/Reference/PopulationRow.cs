namespace CsaeDataBridge.Store;

/// <summary>Residents of one area, year, sex and age.</summary>
/// <param name="AreaCode">GSS code.</param>
/// <param name="Year">Year of the mid-year estimate.</param>
/// <param name="Sex">A code of <c>population_sex</c>.</param>
/// <param name="Age">Whole years.</param>
/// <param name="Persons">Zero or more.</param>
public sealed record PopulationRow(string AreaCode, short Year, string Sex, short Age, int Persons);
