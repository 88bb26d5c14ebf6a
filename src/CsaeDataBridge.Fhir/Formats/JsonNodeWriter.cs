using System.Text.Encodings.Web;
using System.Text.Json;

namespace CsaeDataBridge.Fhir;

/// <summary>Writes nodes as FHIR JSON: arrays by the schema, extensions of primitives beside their values.</summary>
internal static class JsonNodeWriter
{
    /// <summary>The text goes to files and peers, never into a page, so only what JSON itself asks for is escaped.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true, MaxDepth = 1000 };

    /// <summary>A writer over a stream keeps all until it is told to give it away.</summary>
    private const int FlushedBytes = 1 << 16;

    public static void Write(Utf8JsonWriter writer, FhirNode node)
    {
        writer.WriteStartObject();
        if (node.Type.Kind == FhirTypeKind.Resource)
        {
            writer.WriteString("resourceType"u8, node.Type.Name);
        }

        WriteMembers(writer, node.ChildSpan);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, FhirBundleFile bundle, CancellationToken token)
    {
        (FhirNode[] before, FhirNode[] after) = bundle.Around;
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, bundle.Shell.Type.Name);
        WriteMembers(writer, before);
        if (bundle.Count > 0)
        {
            writer.WriteStartArray("entry"u8);
            foreach (FhirNode entry in bundle.Entries(token))
            {
                Write(writer, entry);
                if (writer.BytesPending > FlushedBytes)
                {
                    writer.Flush();
                }
            }

            writer.WriteEndArray();
        }

        WriteMembers(writer, after);
        writer.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter writer, ReadOnlySpan<FhirNode> children)
    {
        int start = 0;
        while (start < children.Length)
        {
            int end = start + 1;
            while (end < children.Length && ReferenceEquals(children[end].Element, children[start].Element))
            {
                end++;
            }

            WriteMember(writer, children[start..end]);
            start = end;
        }
    }

    private static void WriteMember(Utf8JsonWriter writer, ReadOnlySpan<FhirNode> nodes)
    {
        FhirNode first = nodes[0];
        string name = first.Element!.IsChoice ? FhirElement.NameWithType(first.Element, first.Type) : first.Name;
        if (first.Type == FhirType.EmptyArray)
        {
            writer.WriteStartArray(name);
            writer.WriteEndArray();
            return;
        }

        // An object among them has no extensions apart: they are members of its own.
        bool objects = Any(nodes, node => node.Type.Kind != FhirTypeKind.Primitive);
        bool extensions = !objects && Any(nodes, node => node.Children.Count > 0);
        if (objects || !extensions || Any(nodes, node => node.Value is not null))
        {
            writer.WritePropertyName(name);
            WriteAll(writer, nodes, WriteItem);
        }

        if (extensions)
        {
            writer.WritePropertyName("_" + name);
            WriteAll(writer, nodes, WriteExtensions);
        }
    }

    private static void WriteAll(Utf8JsonWriter writer, ReadOnlySpan<FhirNode> nodes, Action<Utf8JsonWriter, FhirNode> write)
    {
        if (!nodes[0].Element!.IsList)
        {
            write(writer, nodes[0]);
            return;
        }

        writer.WriteStartArray();
        foreach (FhirNode node in nodes)
        {
            write(writer, node);
        }

        writer.WriteEndArray();
    }

    private static void WriteItem(Utf8JsonWriter writer, FhirNode node)
    {
        if (node.Type.Kind != FhirTypeKind.Primitive)
        {
            Write(writer, node);
        }
        else if (node.Value is null)
        {
            writer.WriteNullValue();
        }
        else if (JsonPrimitive.IsText(node.Type))
        {
            writer.WriteStringValue(node.Value);
        }
        else
        {
            writer.WriteRawValue(node.Value, skipInputValidation: true);
        }
    }

    private static void WriteExtensions(Utf8JsonWriter writer, FhirNode node)
    {
        if (node.Children.Count == 0)
        {
            writer.WriteNullValue();
        }
        else
        {
            Write(writer, node);
        }
    }

    private static bool Any(ReadOnlySpan<FhirNode> nodes, Predicate<FhirNode> test)
    {
        foreach (FhirNode node in nodes)
        {
            if (test(node))
            {
                return true;
            }
        }

        return false;
    }
}
