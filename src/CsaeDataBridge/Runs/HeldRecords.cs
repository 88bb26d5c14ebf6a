using CsaeDataBridge.Extracts;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Runs;

/// <summary>Keeps the text of held rows, and of those that they can only be mapped with, for the encrypted quarantine while somebody else reads the delivery again.</summary>
/// <param name="held">The held rows.</param>
/// <param name="companions">Lines of mapped rows that speak of the same events or persons.</param>
/// <param name="plan">What was staged.</param>
internal sealed class HeldRecords(IReadOnlyList<HeldRow> held, IReadOnlySet<long> companions, StagePlan plan)
{
    private readonly HashSet<long> lines = [.. held.Select(row => row.Line), .. companions];
    private readonly Dictionary<long, byte[]> bodies = [];

    /// <summary>Passes the records on.</summary>
    public IEnumerable<SourceRecord> Watch(IEnumerable<SourceRecord> source)
    {
        foreach (SourceRecord record in source)
        {
            if (lines.Contains(record.Line))
            {
                bodies[record.Line] = KeptRecord.Encode(record, plan.Fields.Select(field => field.Name));
            }

            yield return record;
        }
    }

    /// <summary>The rows for the quarantine, when all records have passed.</summary>
    public IReadOnlyList<QuarantinedRow> Rows() =>
        [.. held.Select(row => new QuarantinedRow(row.Line, row.IsReader ? HeldKind.Reader : HeldKind.Value, row.Code, row.Field, row.Reason, bodies.GetValueOrDefault(row.Line, [])))];

    /// <summary>The rows to keep with them, when all records have passed.</summary>
    public IReadOnlyList<KeptRow> Kept() => [.. companions.Where(bodies.ContainsKey).Order().Select(line => new KeptRow(line, bodies[line]))];
}
