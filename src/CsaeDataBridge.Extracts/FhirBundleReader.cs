using System.Text.Json;

namespace CsaeDataBridge.Extracts;

/// <summary>Reads the encounters of a FHIR R4 bundle as records with fixed columns; a cell is text as the resource has it.</summary>
/// <remarks>Several values of a cell are joined with U+001F. A record's line is its place in Bundle.entry.</remarks>
internal sealed class FhirBundleReader : IRecordReader
{
    private readonly FhirBundle bundle;
    private readonly CellBuffer buffer;
    private int next;

    public FhirBundleReader(Delivery delivery, StagePlan plan)
    {
        bundle = new FhirBundle(delivery);
        Headers = [.. plan.Fields.SelectMany(field => field.Columns).Distinct(StringComparer.Ordinal).Where(FhirColumns.Names.Contains)];
        buffer = new CellBuffer(Headers.Count);
    }

    public IReadOnlyList<string> Headers { get; }

    public long Line { get; private set; }

    public string? Fault { get; private set; }

    public bool Read()
    {
        if (next >= bundle.Encounters)
        {
            return false;
        }

        (int entry, string? url, JsonElement encounter) = bundle.Encounter(next++);
        Line = entry;
        buffer.Clear();
        try
        {
            TakeCells(Attendance.Of(bundle, encounter, url));
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which JSON can write and no text can hold.
            Fault = ExtractCodes.BrokenLine;
        }

        return true;
    }

    public ReadOnlySpan<byte> Cell(int column) => buffer.Cell(column);

    public string Raw() => bundle.Raw(next - 1);

    public void Dispose()
    {
    }

    private void TakeCells(Attendance attendance)
    {
        Fault = attendance.IsModified ? ExtractCodes.ModifiedMeaning : null;
        for (int column = 0; column < Headers.Count && Fault is null; column++)
        {
            foreach (string text in FhirColumns.Values(Headers[column], attendance))
            {
                buffer.Add(column, text);
            }
        }
    }
}
