using CsaeDataBridge.Store;

namespace CsaeDataBridge.Quarantines;

/// <summary>Which held rows a command is about; what is null does not matter.</summary>
/// <param name="Rows">These rows alone.</param>
internal sealed record HeldSelection(string? Feed = null, int? Load = null, long? Line = null, string? Field = null, string? Code = null, IReadOnlySet<(int Load, long Line)>? Rows = null)
{
    public bool Has(HeldRowEntry row) =>
        (Feed is null || row.Load.Feed == Feed)
        && (Load is null || row.Load.LoadId == Load)
        && (Line is null || row.Line == Line)
        && (Field is null || row.Field == Field)
        && (Code is null || row.Code == Code)
        && (Rows is null || Rows.Contains((row.Load.LoadId, row.Line)));
}
