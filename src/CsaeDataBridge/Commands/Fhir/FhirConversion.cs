using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;

namespace CsaeDataBridge.Commands;

/// <summary>Writes resources in another format, one at a time.</summary>
/// <param name="entries">Whether the resources inside a Bundle are written in place of it.</param>
internal sealed class FhirConversion(FhirFiles input, FhirFormat format, bool entries)
{
    /// <summary>How many files were read.</summary>
    public int Files => input.Count;

    public long Resources { get; private set; }

    /// <summary>How many files were written.</summary>
    public long Written { get; private set; }

    /// <param name="target">A file or folder; null for the program's output.</param>
    /// <exception cref="BridgeException">FHR90x: a resource that cannot be read or written. CFG115: several resources where a file has place for one. CFG116: files.</exception>
    public void Execute(string? target, RunProgress live, CancellationToken token)
    {
        live.Parts(input.Count);
        int opened = 0;
        IEnumerable<FhirDocument> documents = input.Documents(entries, token, name =>
        {
            if (opened++ > 0)
            {
                live.PartDone();
            }

            live.Step(name, "converting");
        }, largeBundles: true);
        if (target is not null && format != FhirFormat.Ndjson && (Directory.Exists(target) || input.Count > 1))
        {
            WriteFiles(documents, target, token);
            return;
        }

        Written = 1;
        FhirOutput.To(target, output =>
        {
            foreach ((_, Action<Stream> write) in documents.SelectMany(document => Pieces(document, token)))
            {
                if (format != FhirFormat.Ndjson && Resources == 1)
                {
                    throw new BridgeException(Issue.Error(ProgramCodes.Usage, Place.None, "several resources", $"one resource for one {Extension} document", "write them with --to ndjson, or name a folder that is there with --out"));
                }

                write(output);
            }
        });
    }

    private string Extension => format == FhirFormat.Xml ? "xml" : "json";

    private void WriteFiles(IEnumerable<FhirDocument> documents, string folder, CancellationToken token)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (FhirDocument document in documents)
        {
            foreach ((int entry, Action<Stream> write) in Pieces(document, token))
            {
                FhirOutput.To(Path.Combine(folder, Name(names, document, entry)), write);
                Written++;
            }
        }
    }

    /// <summary>The file's own name, then line and entry where there are several; a number more where that name is taken.</summary>
    private string Name(HashSet<string> names, FhirDocument document, int entry)
    {
        string name = Path.GetFileNameWithoutExtension(document.File) + (document.IsPart ? FormattableString.Invariant($".{document.Line}") : "") + (entry > 0 ? FormattableString.Invariant($".{entry}") : "");
        string free = name;
        for (int more = 2; !names.Add(free); more++)
        {
            free = FormattableString.Invariant($"{name}.{more}");
        }

        return $"{free}.{Extension}";
    }

    /// <summary>What is written of a document: the place of each resource in its bundle from 1, 0 for one that stands alone, and what writes it.</summary>
    private IEnumerable<(int Entry, Action<Stream> Write)> Pieces(FhirDocument document, CancellationToken token)
    {
        if (document.LargeBundle is { } file)
        {
            yield return (0, output => Write(file, output, token));
            yield break;
        }

        int entry = 0;
        foreach (FhirNode resource in document.Resources(entries))
        {
            entry++;
            yield return (resource.Element is null ? 0 : entry, output => Write(resource, output));
        }
    }

    private void Write(FhirFile file, Stream output, CancellationToken token)
    {
        using var bundle = new FhirBundleFile(file, null, token);
        if (format == FhirFormat.Xml)
        {
            FhirXml.Write(bundle, output, token);
        }
        else
        {
            FhirJson.Write(bundle, output, token);
        }

        output.WriteByte((byte)'\n');
        Resources++;
    }

    private void Write(FhirNode resource, Stream output)
    {
        if (format == FhirFormat.Xml)
        {
            FhirXml.Write(resource, output);
        }
        else
        {
            output.Write(FhirJson.Write(resource));
        }

        output.WriteByte((byte)'\n');
        Resources++;
    }
}
