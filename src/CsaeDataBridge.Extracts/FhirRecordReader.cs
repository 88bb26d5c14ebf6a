using System.Text;
using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>Reads a delivery of FHIR resources through a view: a record is a row of it, its line the place of the resource in the file.</summary>
/// <remarks>
/// Each resource is cut down to the paths that the view reads before DuckDB sees it. A resource that is not as R4 has it, or that an
/// extension may turn, is held, and so is what reads it; several values of a collection are joined with U+001F.
/// </remarks>
internal sealed class FhirRecordReader : IRecordReader
{
    private const int ResourcesPerSlice = 5_000;

    private readonly FhirView view;
    private readonly FhirEntries entries;
    private readonly FhirViewSlice slice;
    private readonly ViewIndex? index;
    private readonly ViewPruner pruner;
    private readonly ViewKeep keep;
    private readonly Queue<FhirRecord> records = new();
    private readonly CellBuffer buffer;
    private FhirRecord? current;
    private bool ended;

    /// <exception cref="BridgeException">FHR9xx: no file of resources. EXT206: the view reads what the agreement forbids. EXT212: entries that ask for more than to be stored. EXT221: a resource that refers to a record cannot be read.</exception>
    public FhirRecordReader(Delivery delivery, StagePlan plan)
    {
        view = plan.Layout.View ?? throw new BridgeException(Issue.Error(ExtractCodes.NoView, new Place(delivery.Name), "a file of FHIR resources and no view", "a view, which says what its columns are", "write the view beside the mapping, or name it with --view"));
        var never = new NeverPaths(plan, view, delivery.Name);
        Headers = [.. view.Columns.Select(column => column.Name)];
        buffer = new CellBuffer(Headers.Count);
        if (view.ReadsOthers)
        {
            index = new ViewIndex(view);
            using var others = new FhirEntries(delivery, never);
            while (others.Read())
            {
                if (others.IsFaulty && index.IsReferring(others.Resource.Type.Name))
                {
                    // What it belongs to may be among what cannot be read, so that no record could be held for it.
                    throw new BridgeException(Issue.Error(ExtractCodes.UnsureReference, new Place(delivery.Name, others.Line), "a resource that refers to a record and is not as R4 has it", "resources as R4 has them", "'bridge fhir validate' says what is wrong; ask the agency to send it again"));
                }

                index.Add(others.Resource, others.FullUrl, others.IsFaulty);
            }
        }

        pruner = new ViewPruner(index);
        keep = ViewKeep.Of(view.Root);
        slice = new FhirViewSlice(view);
        entries = new FhirEntries(delivery, never);
    }

    public IReadOnlyList<string> Headers { get; }

    public long Line => current!.Number;

    public string? Fault => current!.Fault;

    public bool Read()
    {
        while (records.Count == 0)
        {
            if (ended)
            {
                return false;
            }

            Fill();
        }

        current = records.Dequeue();
        buffer.Clear();
        for (int column = 0; column < Headers.Count && current.Fault is null; column++)
        {
            if (current.Cells[column] is { } text)
            {
                buffer.Add(column, text);
            }
        }

        return true;
    }

    public ReadOnlySpan<byte> Cell(int column) => buffer.Cell(column);

    public string Raw() => current!.Raw;

    public void Dispose()
    {
        entries.Dispose();
        slice.Dispose();
        pruner.Dispose();
        index?.Dispose();
    }

    private void Fill()
    {
        slice.Clear();
        var held = new List<FhirRecord>();
        var raw = new Dictionary<long, byte[]>();
        while (slice.Count < ResourcesPerSlice && !ended)
        {
            ended = !entries.Read();
            if (ended || entries.Resource.Type.Name != view.Resource)
            {
                continue;
            }

            ReadOnlySpan<byte> json = pruner.Write(entries.Resource, keep, ViewIndex.References(entries.Resource, entries.FullUrl), forDuckDb: true);
            string? fault = entries.IsModified || FhirModifiers.AreIn(entries.Resource) || pruner.IsModified ? ExtractCodes.ModifiedMeaning
                : entries.IsFaulty || pruner.IsFaulty || pruner.IsTooLarge ? ExtractCodes.NotOfR4 : null;
            if (fault is null)
            {
                slice.Add(entries.Number, json);
                raw.Add(entries.Number, entries.Json.ToArray());
            }
            else
            {
                held.Add(new FhirRecord(entries.Number, fault, [], Encoding.UTF8.GetString(entries.Json.Span)));
            }
        }

        IEnumerable<FhirRecord> rows = slice.Rows().Select(row => new FhirRecord(row.Number, row.Several is null ? null : ExtractCodes.SeveralValues, row.Cells, row.Several is null ? "" : Encoding.UTF8.GetString(raw[row.Number])));
        foreach (FhirRecord record in rows.Concat(held).OrderBy(record => record.Number))
        {
            records.Enqueue(record);
        }
    }
}
