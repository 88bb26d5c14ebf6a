namespace CsaeDataBridge.Returns;

/// <summary>How well a column that we read is filled.</summary>
/// <param name="Column">As the file names it.</param>
/// <param name="Field">Our name for it.</param>
/// <param name="Filled">Rows in which it is not blank.</param>
/// <param name="Blank">Rows in which it is.</param>
/// <param name="BlankBefore">Percent of rows in which it was blank in the load before; null when that is not known.</param>
internal sealed record ReturnColumn(string Column, string Field, long Filled, long Blank, decimal? BlankBefore)
{
    /// <summary>Percent of rows in which it is blank, to one place; null without rows.</summary>
    public decimal? BlankShare => Filled + Blank == 0 ? null : Math.Round(Blank * 100m / (Filled + Blank), 1, MidpointRounding.AwayFromZero);
}
