using System.Text.Json;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Runs;

/// <summary>Keeps the text of held rows for the encrypted quarantine while somebody else reads the delivery again.</summary>
internal sealed class HeldRecords(IReadOnlyList<HeldRow> held)
{
    private readonly HashSet<long> lines = [.. held.Select(row => row.Line)];
    private readonly Dictionary<long, SourceRecord> records = [];

    /// <summary>Passes the records on.</summary>
    public IEnumerable<SourceRecord> Watch(IEnumerable<SourceRecord> source)
    {
        foreach (SourceRecord record in source)
        {
            if (lines.Contains(record.Line))
            {
                records[record.Line] = record;
            }

            yield return record;
        }
    }

    /// <summary>The rows for the quarantine, when all records have passed.</summary>
    public IReadOnlyList<QuarantinedRow> Rows() =>
        [.. held.Select(row => new QuarantinedRow(row.Line, row.IsReader ? HeldKind.Reader : HeldKind.Value, row.Code, row.Field, row.Reason, Body(records.GetValueOrDefault(row.Line))))];

    private static byte[] Body(SourceRecord? record) => record is null ? [] : JsonSerializer.SerializeToUtf8Bytes(new { cells = record.Cells, raw = record.Raw });
}
