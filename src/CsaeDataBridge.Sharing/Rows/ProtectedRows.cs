namespace CsaeDataBridge.Sharing;

/// <summary>Rows in which nobody stands out.</summary>
/// <param name="Rows">What may go out.</param>
/// <param name="Steps">How many steps of the ladder were taken.</param>
/// <param name="People">How many people there were.</param>
/// <param name="LeftOut">How many of them were left out.</param>
internal sealed record ProtectedRows(IReadOnlyList<PersonRow> Rows, int Steps, int People, int LeftOut);
