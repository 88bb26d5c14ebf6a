using System.Text.Json;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>A bundle of JSON in a file, however large: its own elements, and its entries one at a time.</summary>
/// <remarks>Not for several threads at once, save <see cref="Entry"/>.</remarks>
public sealed class FhirBundleFile : IDisposable
{
    private readonly FhirFile _file;
    private readonly List<(long Offset, int Length, int Line, int Column)> _entries = [];
    private readonly Lock _lock = new();
    private Stream? _again;

    /// <summary>Goes over the whole file once, and keeps where each entry stands.</summary>
    /// <param name="file">Can be opened several times, and each time be read from anywhere.</param>
    /// <param name="faults">Takes what is not as R4 has it in the bundle's own elements; null refuses it.</param>
    /// <param name="token">Stops the work between entries.</param>
    /// <param name="entry">Is told each entry as it stands, with its place from 0; its nodes live until the next. Null for nobody.</param>
    /// <exception cref="BridgeException">FHR901 to FHR908, FHR910 to FHR912: no bundle that can be read.</exception>
    public FhirBundleFile(FhirFile file, ICollection<Issue>? faults, CancellationToken token, Action<int, FhirNode>? entry = null)
    {
        _file = file;
        var shell = new BundleShell();
        using var json = new JsonStream(file.Open(), file.Name);
        if (json.AtBundle() != true)
        {
            throw new BridgeException(Issue.Error(FhirCodes.NotABundle, new Place(file.Name, json.Line), "what is no bundle", "a Bundle", "give a bundle"));
        }

        json.Next();
        shell.Open(json.Place);
        bool hasEntries = false;
        while (json.Next() == JsonTokenType.PropertyName)
        {
            token.ThrowIfCancellationRequested();
            (string name, (int Line, int Column) place) = (json.Text!, json.Place);
            if (name != "entry")
            {
                shell.Add(name, place, json.Value());
                continue;
            }

            if (hasEntries || json.Next() != JsonTokenType.StartArray)
            {
                throw new BridgeException(Issue.Error(hasEntries ? FhirCodes.Repeated : FhirCodes.WrongKind, new Place(file.Name, place.Line, place.Column, "Bundle"), hasEntries ? "\"entry\" twice" : "entry that is no array", "an array of entries, once", "ask for the file again, as R4 has it"));
            }

            hasEntries = true;
            while (json.NextItem() is { } item)
            {
                token.ThrowIfCancellationRequested();
                _entries.Add((item.Offset, item.Text.Length, (int)Math.Min(item.Line, int.MaxValue), item.Column));
                entry?.Invoke(_entries.Count - 1, Read(item.Text, _entries.Count - 1, []));
            }

            if (_entries.Count == 0)
            {
                shell.AddEmpty(name, place, json.Place);
            }
        }

        json.RefuseMore();
        Shell = new JsonNodeReader(shell.Source(), file.Name, faults).ReadDocument();
    }

    /// <summary>Whether a file that begins so is a bundle of JSON; no, when it cannot be told yet.</summary>
    public static bool IsBundle(ReadOnlySpan<byte> beginning)
    {
        try
        {
            using var json = new JsonStream(new MemoryStream(beginning.ToArray(), writable: false), null);
            return json.AtBundle() == true;
        }
        catch (BridgeException)
        {
            return false;
        }
    }

    /// <summary>The bundle without its entries.</summary>
    public FhirNode Shell { get; }

    /// <summary>How many entries there are.</summary>
    public int Count => _entries.Count;

    /// <summary>The bundle's own elements before its entries and after them, in the order of the type.</summary>
    internal (FhirNode[] Before, FhirNode[] After) Around
    {
        get
        {
            int entries = Shell.Type.Element("entry")!.Index;
            int before = Shell.ChildArray.TakeWhile(child => child.Element is { IsAsWritten: false } element && element.Index < entries).Count();
            return (Shell.ChildArray[..before], Shell.ChildArray[before..]);
        }
    }

    /// <summary>The entries one after the other, strictly read.</summary>
    /// <exception cref="BridgeException">As of <see cref="Entry"/>.</exception>
    internal IEnumerable<FhirNode> Entries(CancellationToken token)
    {
        for (int number = 0; number < Count; number++)
        {
            token.ThrowIfCancellationRequested();
            yield return Entry(number, null);
        }
    }

    /// <summary>One entry, wherever it stands; for several threads at once.</summary>
    /// <param name="number">Its place, from 0.</param>
    /// <param name="faults">Takes what is not as R4 has it; null refuses it.</param>
    /// <exception cref="BridgeException">FHR901 to FHR908, with line, column and FHIRPath of the element.</exception>
    public FhirNode Entry(int number, ICollection<Issue>? faults)
    {
        (long offset, int length, _, _) = _entries[number];
        byte[] bytes = new byte[length];
        lock (_lock)
        {
            _again ??= _file.Open();
            try
            {
                _again.Position = offset;
                _again.ReadExactly(bytes);
            }
            catch (IOException)
            {
                throw new BridgeException(Issue.Error(FhirCodes.Unreadable, new Place(_file.Name), "a file that breaks off or cannot be read", "a whole file", "ask the agency to send it again"));
            }
        }

        return Read(bytes, number, faults);
    }

    public void Dispose() => _again?.Dispose();

    private FhirNode Read(ReadOnlyMemory<byte> json, int number, ICollection<Issue>? faults)
    {
        (_, _, int line, int column) = _entries[number];
        return new JsonNodeReader(new JsonSource(json, new JsonPart(0, line, column)), _file.Name, faults).ReadDocument(number);
    }
}
