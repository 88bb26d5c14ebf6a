using System.Text.Json.Nodes;
using CsaeDataBridge.Fhir;
using CsaeDataBridge.Runs;

namespace CsaeDataBridge.Commands;

/// <summary>Validates files with every processor, and keeps what was found in the order of the files.</summary>
/// <param name="limit">The most findings of a file that are kept to be shown.</param>
internal sealed class FhirValidation(FhirValidator validator, FhirFiles input, int limit)
{
    private const int DocumentsAtOnce = 512;
    private const long BytesAtOnce = 32_000_000;

    private readonly List<ValidatedFile> _files = [];

    public IReadOnlyList<ValidatedFile> Files => _files;

    public long Resources => _files.Sum(file => file.Resources);

    public long Errors => _files.Sum(file => file.Errors);

    public long Warnings => _files.Sum(file => file.Warnings);

    /// <param name="output">The file for OperationOutcomes; null for none.</param>
    public void Execute(string? output, RunProgress live, CancellationToken token)
    {
        live.Parts(input.Count);
        if (output is null)
        {
            Execute((Stream?)null, live, token);
        }
        else
        {
            FhirOutput.To(output, outcomes => Execute(outcomes, live, token));
        }
    }

    public JsonNode Json(int exit) => new JsonObject
    {
        ["files"] = new JsonArray([.. _files.Select(file => file.Json())]),
        ["resources"] = Resources,
        ["errors"] = Errors,
        ["warnings"] = Warnings,
        ["exitCode"] = exit,
    };

    private void Execute(Stream? outcomes, RunProgress live, CancellationToken token)
    {
        foreach (List<FhirDocument> batch in Batches(token))
        {
            var findings = new IReadOnlyList<FhirFinding>[batch.Count];
            if (batch is [{ LargeBundle: { } bundle }])
            {
                findings[0] = validator.Validate(bundle, entries => live.Step(bundle.Name, FormattableString.Invariant($"validating, {entries:N0} entries")), token);
            }
            else
            {
                Parallel.For(0, batch.Count, new ParallelOptions { CancellationToken = token }, at => findings[at] = Validate(batch[at]));
            }

            for (int at = 0; at < batch.Count; at++)
            {
                File(batch[at], live).Add(findings[at].Select(finding => finding.ToIssue(batch[at].File)), limit);
                Write(outcomes, findings[at]);
            }
        }
    }

    private ValidatedFile File(FhirDocument document, RunProgress live)
    {
        if (_files.Count == 0 || _files[^1].Name != document.File)
        {
            if (_files.Count > 0)
            {
                live.PartDone();
            }

            _files.Add(new ValidatedFile(document.File));
        }

        if (_files[^1].Resources % 1000 == 0)
        {
            live.Step(document.File, FormattableString.Invariant($"validating, {_files[^1].Resources:N0} resources"));
        }

        return _files[^1];
    }

    /// <summary>As many documents as may be held in memory at once; a large bundle by itself.</summary>
    private IEnumerable<List<FhirDocument>> Batches(CancellationToken token)
    {
        var batch = new List<FhirDocument>();
        long bytes = 0;
        foreach (FhirDocument document in input.Documents(entries: false, token, largeBundles: true))
        {
            if (document.LargeBundle is not null)
            {
                yield return batch;
                yield return [document];
                batch = [];
                bytes = 0;
                continue;
            }

            batch.Add(document);
            bytes += document.Bytes.Length;
            if (batch.Count == DocumentsAtOnce || bytes > BytesAtOnce)
            {
                yield return batch;
                batch = [];
                bytes = 0;
            }
        }

        yield return batch;
    }

    /// <summary>A line of NDJSON is checked as a document of its own; its findings are told by the file's lines.</summary>
    private IReadOnlyList<FhirFinding> Validate(FhirDocument document)
    {
        IReadOnlyList<FhirFinding> findings = validator.Validate(document.Bytes.Span);
        return document.Line == 1 ? findings : [.. findings.Select(finding => finding.Line == 0 ? finding : finding with { Line = finding.Line + document.Line - 1 })];
    }

    private static void Write(Stream? outcomes, IReadOnlyList<FhirFinding> findings)
    {
        outcomes?.Write(FhirJson.Write(FhirOutcome.Of(findings)));
        outcomes?.WriteByte((byte)'\n');
    }
}
