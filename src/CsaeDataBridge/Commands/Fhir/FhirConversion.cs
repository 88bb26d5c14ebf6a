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
        });
        if (target is not null && format != FhirFormat.Ndjson && (Directory.Exists(target) || input.Count > 1))
        {
            WriteFiles(documents, target);
            return;
        }

        Written = 1;
        FhirOutput.To(target, output =>
        {
            foreach (FhirNode resource in documents.SelectMany(document => document.Resources(entries)))
            {
                if (format != FhirFormat.Ndjson && Resources == 1)
                {
                    throw new BridgeException(Issue.Error(ProgramCodes.Usage, Place.None, "several resources", $"one resource for one {Extension} document", "write them with --to ndjson, or name a folder that is there with --out"));
                }

                Write(resource, output);
            }
        });
    }

    private string Extension => format == FhirFormat.Xml ? "xml" : "json";

    private void WriteFiles(IEnumerable<FhirDocument> documents, string folder)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (FhirDocument document in documents)
        {
            int entry = 0;
            foreach (FhirNode resource in document.Resources(entries))
            {
                entry++;
                FhirOutput.To(Path.Combine(folder, Name(names, document, resource.Element is null ? 0 : entry)), output => Write(resource, output));
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
