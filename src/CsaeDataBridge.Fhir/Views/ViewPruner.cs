using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace CsaeDataBridge.Fhir;

/// <summary>Writes of a resource only what a view reads.</summary>
/// <remarks>With an index, others are written beside what refers to them, and decimals as text, so that DuckDB keeps their digits.</remarks>
internal sealed class ViewPruner(ViewIndex? index) : IDisposable
{
    /// <summary>More in one row is no row of a table any more.</summary>
    private const int MaxBytes = 64 << 20;

    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly Utf8JsonWriter _json = new(Stream.Null, JsonNodeWriter.Options);
    private FhirNode _root = null!;

    /// <summary>Whether the last resource, or another that was written with it, is not as R4 has it.</summary>
    public bool IsFaulty { get; private set; }

    /// <summary>Whether another that was written with it may mean the opposite of what it says.</summary>
    public bool IsModified { get; private set; }

    /// <summary>Whether the last resource would take more bytes than a row may.</summary>
    public bool IsTooLarge { get; private set; }

    /// <returns>The bytes; they live until the next call.</returns>
    /// <param name="references">The names by which others may refer to the resource.</param>
    public ReadOnlySpan<byte> Write(FhirNode resource, ViewKeep keep, IReadOnlyList<string> references, bool forDuckDb)
    {
        _output.ResetWrittenCount();
        _json.Reset(_output);
        _root = resource;
        (IsFaulty, IsModified, IsTooLarge) = (false, false, false);
        WriteResource(resource, keep, references, forDuckDb);
        _json.Flush();
        return _output.WrittenSpan;
    }

    public void Dispose() => _json.Dispose();

    private void WriteResource(FhirNode resource, ViewKeep keep, IReadOnlyList<string> references, bool forDuckDb)
    {
        _json.WriteStartObject();
        _json.WriteString("resourceType"u8, resource.Type.Name);
        WriteMembers(resource, keep, forDuckDb);
        if (forDuckDb && index is not null)
        {
            foreach ((string key, ViewKeep member) in keep.Members)
            {
                if (key.Contains('.', StringComparison.Ordinal))
                {
                    _json.WriteStartArray(key);
                    foreach (ViewOther other in index.Referrers(key, references))
                    {
                        WriteOther(other, member);
                    }

                    _json.WriteEndArray();
                }
            }
        }

        _json.WriteEndObject();
    }

    private void WriteOther(ViewOther other, ViewKeep keep)
    {
        IsFaulty |= other.IsFaulty;
        IsModified |= other.IsModified;
        IsTooLarge |= _json.BytesPending + _json.BytesCommitted > MaxBytes;
        FhirNode resource = other.Read();
        if (IsTooLarge || !keep.Types.TryGetValue(resource.Type.Name, out ViewKeep? own))
        {
            _json.WriteStartObject();
            _json.WriteString("resourceType"u8, resource.Type.Name);
            _json.WriteEndObject();
            return;
        }

        FhirNode root = _root;
        _root = resource;
        WriteResource(resource, own, other.References, forDuckDb: true);
        _root = root;
    }

    private void WriteMembers(FhirNode owner, ViewKeep keep, bool forDuckDb)
    {
        ReadOnlySpan<FhirNode> children = owner.ChildSpan;
        for (int start = 0, end; start < children.Length; start = end)
        {
            FhirNode first = children[start];
            for (end = start + 1; end < children.Length && ReferenceEquals(children[end].Element, first.Element); end++)
            {
            }

            if (first.Element is { IsAsWritten: false } element)
            {
                WriteMember(element.IsChoice ? FhirElement.NameWithType(element, first.Type) : element.Name, children[start..end], keep, forDuckDb);
            }
        }

        if (owner.Type.Name == "Reference" && keep.Members.TryGetValue(ViewReferences.Resolved, out ViewKeep? resolved) && forDuckDb)
        {
            WriteResolved(owner, resolved);
        }
    }

    private void WriteMember(string name, ReadOnlySpan<FhirNode> nodes, ViewKeep keep, bool forDuckDb)
    {
        if (keep.Members.TryGetValue(name, out ViewKeep? member))
        {
            _json.WritePropertyName(name);
            WriteAll(nodes, member, forDuckDb, asExtension: false);
        }

        if (nodes[0].Type.Kind == FhirTypeKind.Primitive && keep.Members.TryGetValue("_" + name, out ViewKeep? extension))
        {
            _json.WritePropertyName("_" + name);
            WriteAll(nodes, extension, forDuckDb, asExtension: true);
        }
    }

    private void WriteAll(ReadOnlySpan<FhirNode> nodes, ViewKeep keep, bool forDuckDb, bool asExtension)
    {
        bool isList = nodes[0].Element!.IsList;
        if (isList)
        {
            _json.WriteStartArray();
        }

        foreach (FhirNode node in nodes)
        {
            if (asExtension || node.Type.Kind == FhirTypeKind.Complex)
            {
                _json.WriteStartObject();
                WriteMembers(node, keep, forDuckDb);
                _json.WriteEndObject();
            }
            else if (node.Type.Kind == FhirTypeKind.Resource)
            {
                WriteContained(node, keep, forDuckDb);
            }
            else
            {
                WriteValue(node, forDuckDb);
            }
        }

        if (isList)
        {
            _json.WriteEndArray();
        }
    }

    private void WriteContained(FhirNode resource, ViewKeep keep, bool forDuckDb)
    {
        if (keep.Types.TryGetValue(resource.Type.Name, out ViewKeep? own))
        {
            WriteResource(resource, own, [], forDuckDb);
            return;
        }

        _json.WriteStartObject();
        _json.WriteString("resourceType"u8, resource.Type.Name);
        _json.WriteEndObject();
    }

    private void WriteValue(FhirNode node, bool forDuckDb)
    {
        JsonTokenType kind = node.Type.JsonKind;
        if (node.Value is null)
        {
            _json.WriteNullValue();
        }
        else if (kind == JsonTokenType.String || (forDuckDb && node.Type.Name == "decimal"))
        {
            _json.WriteStringValue(node.Value);
        }
        else
        {
            IsFaulty |= kind == JsonTokenType.Number && node.Type.Name != "decimal" && !long.TryParse(node.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
            _json.WriteRawValue(node.Value, skipInputValidation: true);
        }
    }

    private void WriteResolved(FhirNode reference, ViewKeep keep)
    {
        string? text = reference.Elements("reference").FirstOrDefault()?.Value;
        if (text is null)
        {
            return;
        }

        if (text.StartsWith('#'))
        {
            FhirNode? contained = text.Length == 1 ? null : _root.Elements("contained").FirstOrDefault(one => one.Elements("id").Any(id => id.Value == text[1..]));
            if (contained is not null)
            {
                _json.WritePropertyName(ViewReferences.Resolved);
                WriteContained(contained, keep, forDuckDb: true);
            }
        }
        else if (index?.Find(text) is { } other)
        {
            _json.WritePropertyName(ViewReferences.Resolved);
            WriteOther(other, keep);
        }
    }
}
