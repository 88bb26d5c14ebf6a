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

    /// <summary>DuckDB works on whole slices beside the reading of the next; one slice gives it nothing to divide.</summary>
    private static readonly int SlicesAtOnce = Math.Clamp(Environment.ProcessorCount, 2, 8);

    private readonly FhirView view;
    private readonly FhirEntries entries;
    private readonly FhirViewSlice[] slices = new FhirViewSlice[SlicesAtOnce];
    private readonly Queue<FhirViewSlice> idle;
    private readonly Queue<(FhirViewSlice Slice, Task<List<FhirRecord>> Records)> atWork = new();
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
        for (int slice = 0; slice < slices.Length; slice++)
        {
            slices[slice] = new FhirViewSlice(view);
        }

        idle = new Queue<FhirViewSlice>(slices);
        entries = new FhirEntries(delivery, never);
    }

    public IReadOnlyList<string> Headers { get; }

    public long Line => current!.Number;

    public string? Fault => current!.Fault;

    public bool Read()
    {
        while (records.Count == 0)
        {
            while (!ended && idle.TryDequeue(out FhirViewSlice? slice))
            {
                List<FhirRecord> held = Fill(slice, out Dictionary<long, byte[]> raw);
                atWork.Enqueue((slice, Task.Run(() => Records(slice, held, raw))));
            }

            if (!atWork.TryDequeue(out var done))
            {
                return false;
            }

            foreach (FhirRecord record in done.Records.GetAwaiter().GetResult())
            {
                records.Enqueue(record);
            }

            idle.Enqueue(done.Slice);
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
        foreach ((_, Task<List<FhirRecord>> work) in atWork)
        {
            ((IAsyncResult)work).AsyncWaitHandle.WaitOne();
        }

        foreach (FhirViewSlice slice in slices)
        {
            slice.Dispose();
        }

        pruner.Dispose();
        index?.Dispose();
    }

    /// <summary>Takes the next resources from the file.</summary>
    /// <param name="raw">Those in the slice as they stand, by their numbers.</param>
    /// <returns>Those that are held, and so not in the slice.</returns>
    private List<FhirRecord> Fill(FhirViewSlice slice, out Dictionary<long, byte[]> raw)
    {
        slice.Clear();
        var held = new List<FhirRecord>();
        raw = [];
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

        return held;
    }

    /// <summary>What a slice's resources come to, with those that are held, in the order of the file.</summary>
    private static List<FhirRecord> Records(FhirViewSlice slice, List<FhirRecord> held, Dictionary<long, byte[]> raw)
    {
        IEnumerable<FhirRecord> rows = slice.Rows().Select(row => new FhirRecord(row.Number, row.Several is null ? null : ExtractCodes.SeveralValues, row.Cells, row.Several is null ? "" : Encoding.UTF8.GetString(raw[row.Number])));
        return [.. rows.Concat(held).OrderBy(record => record.Number)];
    }
}
