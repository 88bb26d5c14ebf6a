using System.Text.Json;
using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Commands;

/// <summary>The resources that a command line names.</summary>
internal sealed class FhirFiles
{
    private static readonly string[] Extensions = [".json", ".xml", ".ndjson"];

    private readonly List<(string? Path, string Name)> _files;
    private byte[]? _piped;

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
    /// <param name="token">Looked at before each document.</param>
    /// <param name="next">Is told the name of each file when it is opened.</param>
    /// <exception cref="BridgeException">CFG116: a file that cannot be read.</exception>
    public IEnumerable<FhirDocument> Documents(CancellationToken token, Action<string>? next = null)
    {
        foreach ((string? path, string name) in _files)
        {
            next?.Invoke(name);
            using Stream stream = Open(path, name);
            foreach (FhirDocument document in Documents(stream, name))
            {
                token.ThrowIfCancellationRequested();
                yield return document;
            }
        }
    }

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

    private static IEnumerable<FhirDocument> Documents(Stream stream, string name)
    {
        if (name.EndsWith(".ndjson", StringComparison.Ordinal))
        {
            return Lines(stream, name);
        }

        byte[] bytes = Guarded(name, () =>
        {
            using var all = new MemoryStream();
            stream.CopyTo(all);
            return all.ToArray();
        });
        return !name.EndsWith(".json", StringComparison.Ordinal) && Sniff(bytes) == FhirFormat.Ndjson
            ? Lines(new MemoryStream(bytes, writable: false), name)
            : [new FhirDocument(name, 1, false, bytes)];
    }

    private static IEnumerable<FhirDocument> Lines(Stream stream, string name)
    {
        using IEnumerator<(int Number, ReadOnlyMemory<byte> Utf8)> lines = FhirJson.Lines(stream).GetEnumerator();
        while (Guarded(name, lines.MoveNext))
        {
            yield return new FhirDocument(name, lines.Current.Number, true, lines.Current.Utf8);
        }
    }

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
            using var all = new MemoryStream();
            input.CopyTo(all);
            _piped = all.ToArray();
        }

        return new MemoryStream(_piped, writable: false);
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
