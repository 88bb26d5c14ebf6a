using System.Text;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Reporting;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Returns;

/// <summary>Writes a return's files while its rows are read again, one row at a time.</summary>
internal sealed class ReturnWriter : IDisposable
{
    private const int RowsBetweenFlushes = 1024;
    private readonly string folder;
    private readonly ReturnDocument document;
    private readonly OwnReference? reference;
    private readonly IReadOnlyList<Finding> findings;
    private readonly StreamWriter rows;
    private readonly StreamWriter page;
    private readonly Html html = new();
    private int next;

    /// <param name="folder">Where to write; there already.</param>
    /// <param name="document">What the return says besides its rows.</param>
    /// <param name="reference">How rows are named; null when there are none.</param>
    /// <param name="findings">Every row's problems, by line.</param>
    public ReturnWriter(string folder, ReturnDocument document, OwnReference? reference, IReadOnlyList<Finding> findings)
    {
        this.folder = folder;
        this.document = document;
        this.reference = reference;
        this.findings = findings;
        rows = Open(ReturnFolder.Rows);
        page = Open(ReturnFolder.Page);
        rows.Write(ReturnCsv.Line("line", "reference", "kind", "code", "column", "problem", "fix"));
        ReturnPage.Open(html, document);
        if (findings.Count > 0)
        {
            ReturnPage.OpenRows(html, document);
        }
    }

    /// <summary>Writes a row's problems with its reference; rows come in the order of the file.</summary>
    public void Row(SourceRecord record)
    {
        WriteTo(record.Line - 1, "");
        WriteTo(record.Line, reference?.Of(record) ?? "");
    }

    /// <summary>Writes what is left, and the document last.</summary>
    public void Complete()
    {
        WriteTo(long.MaxValue, "");
        if (findings.Count > 0)
        {
            ReturnPage.CloseRows(html);
        }

        ReturnPage.Close(html, document);
        html.MoveTo(page);
        page.Dispose();
        rows.Dispose();
        DurableFile.Flush(PathOf(ReturnFolder.Page));
        DurableFile.Flush(PathOf(ReturnFolder.Rows));
        KillPoint.Reach(RunSteps.Returned(ReturnFolder.Rows));
        Write(ReturnFolder.Columns, ReturnCsv.Columns(document));
        Write(ReturnFolder.Spellings, ReturnCsv.Spellings(document));
        Write(ReturnFolder.Document, ReturnFolder.Json(document));
    }

    public void Dispose()
    {
        page.Dispose();
        rows.Dispose();
    }

    // A line that the second reading does not meet is still a row with a problem.
    private void WriteTo(long line, string own)
    {
        for (; next < findings.Count && findings[next].Line <= line; next++)
        {
            Finding finding = findings[next];
            ReturnProblem problem = document.Problems[finding.Problem];
            rows.Write(ReturnCsv.Line(ReturnCsv.Number(finding.Line), own, ReturnPage.Word(problem.Kind), problem.Code, problem.Column, problem.What, problem.Fix));
            ReturnPage.Row(html, finding.Line, own, problem);
            if (next % RowsBetweenFlushes == 0)
            {
                html.MoveTo(page);
            }
        }
    }

    private string PathOf(string name) => Path.Combine(folder, name);

    private StreamWriter Open(string name) => new(PathOf(name), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    private void Write(string name, string text)
    {
        DurableFile.Write(PathOf(name), text);
        KillPoint.Reach(RunSteps.Returned(name));
    }
}
