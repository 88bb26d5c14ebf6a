using System.Text.Json;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>Goes over the resources of a file one by one: bundles of any type, NDJSON, a single resource. One resource is in memory at a time.</summary>
/// <remarks>Resources are only found here, not read: <see cref="Resource"/> does that. Entries of a bundle that hold no resource are given as well, since they ask for something.</remarks>
public sealed class FhirEntryReader : IDisposable
{
    private static readonly string[] BundleTypes = ["document", "message", "transaction", "transaction-response", "batch", "batch-response", "history", "searchset", "collection"];

    private readonly JsonStream _json;
    private readonly string? _file;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private bool _inBundle;
    private bool _inEntries;
    private bool _isNamed;
    private FhirEntry? _entry;

    /// <param name="stream">The bytes; closed with the reader.</param>
    /// <param name="file">The name to show in issues; null for none.</param>
    public FhirEntryReader(Stream stream, string? file = null)
    {
        _file = file;
        _json = new JsonStream(stream, file);
    }

    /// <summary>The place of the current resource in the file, from 1: in a bundle that of its entry, else that among the file's resources.</summary>
    public long Number { get; private set; }

    /// <summary>The line where the current resource, or its entry, begins, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>The address that the bundle gives the current resource; null for none.</summary>
    public string? FullUrl => _entry?.FullUrl;

    /// <summary>What a transaction or batch asks to do with the current resource, such as POST; null where nothing is asked.</summary>
    public string? Method => _entry?.Method;

    /// <summary>Whether the bundle's entry has an extension that may turn its meaning.</summary>
    public bool IsModified => _entry?.IsModified ?? false;

    /// <summary>The current resource as it stands; empty for an entry without one. Its bytes live until the next call of <see cref="Read"/>.</summary>
    public ReadOnlyMemory<byte> Json { get; private set; }

    /// <summary>The type of the last bundle; certain when its end was read, as the type may stand there. Null outside a bundle.</summary>
    public string? BundleType { get; private set; }

    /// <summary>Moves to the next resource; false at the end of the file, which was whole then.</summary>
    /// <exception cref="BridgeException">FHR901 not JSON, FHR903 no resource, FHR908 too deep, FHR910 breaks off, FHR911 no bundle of R4, FHR912 a resource of more than 64 MB.</exception>
    public bool Read()
    {
        while (true)
        {
            if (_inEntries)
            {
                if (_json.NextItem() is { } item)
                {
                    Number++;
                    Line = item.Line;
                    _entry = FhirEntry.Parse(item.Text, _file, item.Line, Number);
                    Json = _entry.Resource;
                    return true;
                }

                _inEntries = false;
            }
            else if (_inBundle)
            {
                ReadBundle();
            }
            else if (_json.AtBundle() is not { } isBundle)
            {
                return Number > 0 || BundleType is not null ? false : throw Refused(FhirCodes.NotAResource, "an empty file", "a resource, a bundle, or a resource a line");
            }
            else if (isBundle)
            {
                _json.Next();
                (_inBundle, _isNamed, BundleType) = (true, false, null);
                Number = 0;
                _names.Clear();
            }
            else
            {
                JsonPiece whole = _json.Value();
                (Number, Line, Json, _entry) = (Number + 1, whole.Line, whole.Text, null);
                return true;
            }
        }
    }

    /// <summary>Reads the current resource into nodes that live until the next call of <see cref="Read"/>.</summary>
    /// <param name="faults">Takes what is not as R4 has it; null refuses it.</param>
    /// <exception cref="BridgeException">As <see cref="FhirJson"/>, with the file's line.</exception>
    public FhirNode Resource(ICollection<Issue>? faults = null) => FhirJson.Read(Json, _file, (int)Math.Min(_entry?.ResourceLine ?? Line, int.MaxValue), faults);

    public void Dispose() => _json.Dispose();

    /// <summary>Reads the bundle's own members, to its entries or its end.</summary>
    private void ReadBundle()
    {
        while (_json.Next() == JsonTokenType.PropertyName)
        {
            string name = _json.Text!;
            if (!_names.Add(name))
            {
                throw Refused(FhirCodes.Repeated, "a key of the bundle twice", "each key once");
            }

            switch (name)
            {
                case "resourceType" or "type":
                    string? text = _json.Next() == JsonTokenType.String ? _json.Text : throw Refused(FhirCodes.WrongKind, "a value of another kind", "text");
                    _isNamed |= name == "resourceType" && text == "Bundle";
                    BundleType = name == "type" ? text : BundleType;
                    break;
                case "entry":
                    _inEntries = _json.Next() == JsonTokenType.StartArray ? true : throw Refused(FhirCodes.WrongKind, "entry that is no array", "an array of entries");
                    return;
                default:
                    _json.Value();
                    break;
            }
        }

        _inBundle = false;
        if (!_isNamed || BundleType is null || !BundleTypes.Contains(BundleType))
        {
            throw Refused(FhirCodes.NotABundle, _isNamed ? "a bundle of another type, or of none" : "entries in another resource", $"a Bundle of type {string.Join(", ", BundleTypes)}");
        }
    }

    private BridgeException Refused(string code, string found, string expected) =>
        new(Issue.Error(code, new Place(_file, _json.Line), found, expected, "ask for the file again, as R4 has it"));
}
