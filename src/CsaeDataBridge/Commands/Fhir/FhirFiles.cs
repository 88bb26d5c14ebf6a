using System.Text.Json;
using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Commands;

/// <summary>The resources that a command line names.</summary>
internal sealed class FhirFiles
{
    /// <summary>A bundle of more bytes is not held whole where its entries can be taken one at a time.</summary>
    private const long LargestWhole = 32 << 20;

    /// <summary>What is read whole takes several times its size in memory.</summary>
    private const long LargestRead = 128 << 20;

    private static readonly string[] Extensions = [".json", ".xml", ".ndjson"];

    private readonly List<(string? Path, string Name)> _files;
    private MemoryStream? _piped;

    private FhirFiles(List<(string? Path, string Name)> files) => _files = files;

    /// <summary>How many files there are.</summary>
    public int Count => _files.Count;

    /// <exception cref="BridgeException">CFG111: every argument that names no file.</exception>
    public static FhirFiles Find(IEnumerable<string> arguments)
    {
        var found = new List<(string? Path, string Name)>();
        var issues = new List<Issue>();
        foreach (string argument in arguments)
        {
            if (argument == "-")
            {
                found.Add((null, "stdin"));
                continue;
            }

            string[] files = [.. FilePatterns.Expand(argument, Extensions)];
            found.AddRange(files.Select(file => ((string?)file, FilePatterns.NameOf(file))));
            if (files.Length == 0)
            {
                issues.Add(Issue.Error(ProgramCodes.NotFound, new Place(argument), "no file of this name", "a file, a folder with .json, .xml or .ndjson files, a pattern like \"in/**/*.json\", or - for what is piped in", "correct the name"));
            }
        }

        return issues.Count == 0 ? new FhirFiles([.. found.Distinct()]) : throw new BridgeException(issues);
    }

    /// <summary>Every document of every file, one at a time; can be gone through again.</summary>
    /// <param name="entries">Whether the resources inside a Bundle are taken in place of it; of JSON one is in memory at a time then.</param>
    /// <param name="token">Looked at before each document.</param>
    /// <param name="next">Is told the name of each file when it is opened.</param>
    /// <param name="largeBundles">Whether bundles of JSON that are too large to be held whole are given as files.</param>
    /// <exception cref="BridgeException">CFG116: a file that cannot be read.</exception>
    public IEnumerable<FhirDocument> Documents(bool entries, CancellationToken token, Action<string>? next = null, bool largeBundles = false)
    {
        foreach ((string? path, string name) in _files)
        {
            next?.Invoke(name);
            using Stream stream = Open(path, name);
            if (largeBundles && !entries && stream.Length > LargestWhole && IsBundle(stream, name))
            {
                yield return new FhirDocument(name, 1, false, default) { LargeBundle = new FhirFile(name, () => Open(path, name)) };
                continue;
            }

            foreach (FhirDocument document in Documents(stream, name, entries))
            {
                token.ThrowIfCancellationRequested();
                yield return document;
            }
        }
    }

    /// <summary>A file of that name that holds one bundle of JSON; null when there is none.</summary>
    public FhirFile? Bundle(string name)
    {
        (string? path, string own) = _files.Find(file => file.Name == name);
        if (own is null)
        {
            return null;
        }

        using Stream stream = Open(path, own);
        return IsBundle(stream, own) ? new FhirFile(own, () => Open(path, own)) : null;
    }

    /// <summary>The files as streams of JSON, for what goes over the resources of bundles by itself.</summary>
    public IReadOnlyList<FhirFile> Streams() => [.. _files.Select(file => new FhirFile(file.Name, () => OpenJson(file.Path, file.Name)))];

    /// <summary>What bytes are, by their first character; and lines of JSON when the first line is a whole value.</summary>
    public static FhirFormat Sniff(ReadOnlySpan<byte> bytes)
    {
        int first = bytes.IndexOfAnyExcept(" \t\r\n\uFEFF"u8);
        if (first >= 0 && bytes[first] == '<')
        {
            return FhirFormat.Xml;
        }

        int end = first < 0 ? -1 : bytes[first..].IndexOf((byte)'\n');
        return end >= 0 && IsWhole(bytes.Slice(first, end)) ? FhirFormat.Ndjson : FhirFormat.Json;
    }

    /// <summary>What a file is by its name, and by how it begins where the name does not tell.</summary>
    private static FhirFormat FormatOf(string name, ReadOnlySpan<byte> beginning) => Path.GetExtension(name) switch
    {
        ".json" => FhirFormat.Json,
        ".ndjson" => FhirFormat.Ndjson,
        _ => Sniff(beginning),
    };

    private static bool IsWhole(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = 1000 });
            return reader.Read() && reader.TrySkip() && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static IEnumerable<FhirDocument> Documents(Stream stream, string name, bool entries)
    {
        if (entries && (name.EndsWith(".json", StringComparison.Ordinal) || name.EndsWith(".ndjson", StringComparison.Ordinal)))
        {
            return Entries(stream, name);
        }

        if (name.EndsWith(".ndjson", StringComparison.Ordinal))
        {
            return Lines(stream, name);
        }

        byte[] bytes = Whole(stream, name);
        FhirFormat format = FormatOf(name, bytes);
        return (format, entries) switch
        {
            (not FhirFormat.Xml, true) => Entries(new MemoryStream(bytes, writable: false), name),
            (FhirFormat.Ndjson, _) => Lines(new MemoryStream(bytes, writable: false), name),
            _ => [new FhirDocument(name, 1, false, bytes)],
        };
    }

    /// <summary>Whether a file of JSON holds a bundle and no lines of resources; the stream is left at its beginning.</summary>
    private static bool IsBundle(Stream stream, string name)
    {
        byte[] beginning = new byte[1 << 16];
        int length = stream.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return FormatOf(name, beginning.AsSpan(0, length)) == FhirFormat.Json && FhirBundleFile.IsBundle(beginning.AsSpan(0, length));
    }

    private static IEnumerable<FhirDocument> Entries(Stream stream, string name)
    {
        using var reader = new FhirEntryReader(stream, name);
        while (reader.Read())
        {
            if (!reader.Json.IsEmpty)
            {
                yield return new FhirDocument(name, (int)reader.Line, true, reader.Json.ToArray());
            }
        }
    }

    private static IEnumerable<FhirDocument> Lines(Stream stream, string name)
    {
        using IEnumerator<(int Number, ReadOnlyMemory<byte> Utf8)> lines = FhirJson.Lines(stream).GetEnumerator();
        while (Guarded(name, lines.MoveNext))
        {
            yield return new FhirDocument(name, lines.Current.Number, true, lines.Current.Utf8);
        }
    }

    private Stream OpenJson(string? path, string name)
    {
        Stream stream = Open(path, name);
        if (name.EndsWith(".json", StringComparison.Ordinal) || name.EndsWith(".ndjson", StringComparison.Ordinal))
        {
            return stream;
        }

        using (stream)
        {
            byte[] bytes = Whole(stream, name);
            return new MemoryStream(Sniff(bytes) == FhirFormat.Xml ? FhirJson.Write(new FhirDocument(name, 1, false, bytes).Read()) : bytes, writable: false);
        }
    }

    private static byte[] Whole(Stream stream, string name) => Guarded(name, () =>
    {
        if (stream.Length > LargestRead)
        {
            throw new BridgeException(Issue.Error(FhirCodes.TooLarge, new Place(name), $"more than {LargestRead >> 20} MB that would have to be held whole", "a bundle of JSON whose entries are taken one at a time, or NDJSON", "ask for JSON; where the command has --entries, give it"));
        }

        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    });

    // What is piped in can be read once, and a view may go through the resources twice.
    private Stream Open(string? path, string name) => Guarded(name, () =>
    {
        if (path is not null)
        {
            return (Stream)File.OpenRead(path);
        }

        if (_piped is null)
        {
            using Stream input = Console.OpenStandardInput();
            var all = new MemoryStream();
            input.CopyTo(all);
            _piped = all;
        }

        return new MemoryStream(_piped.GetBuffer(), 0, (int)_piped.Length, writable: false);
    });

    private static T Guarded<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BridgeException(Issue.Error(ProgramCodes.FileAccess, new Place(name), "a file that cannot be read, or of more than 2 GB that is not NDJSON", "a readable file", "check the permissions; give large deliveries as NDJSON"));
        }
    }
}
