using CsaeDataBridge.Extracts;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Returns;

/// <summary>Puts what a delivery's rows came to into the words of a return.</summary>
internal static class ReturnMaker
{
    /// <param name="empty">The return of the delivery without what its rows tell.</param>
    /// <param name="document">The mapping.</param>
    /// <param name="plan">What was staged.</param>
    /// <param name="quality">What the rows came to.</param>
    /// <param name="reference">How rows are named.</param>
    /// <param name="before">The return of the load before; null when there is none.</param>
    public static ReturnDocument Fill(ReturnDocument empty, MappingDocument document, StagePlan plan, DeliveryQuality quality, OwnReference reference, ReturnDocument? before)
    {
        StageSummary staged = quality.Staged;
        var forbidden = new ForbiddenColumns(plan);
        string Column(string field) => staged.Headers.GetValueOrDefault(field) ?? (document.Field(field) is { Columns: [var first, ..] } ? first : field);
        return empty with
        {
            ReferenceColumn = reference.Field is { } field ? Column(field) : null,
            Problems = [.. quality.Problems.Select((problem, index) => Problem(index + 1, problem, document, Column, before))],
            Columns = [.. plan.Fields.Where(read => staged.Headers.ContainsKey(read.Name)).Select(read => new ReturnColumn(
                Column(read.Name),
                read.Name,
                quality.Outcome.Filled[read.Name],
                staged.Staged - quality.Outcome.Filled[read.Name],
                before?.Columns.FirstOrDefault(known => known.Field == read.Name)?.BlankShare))],
            MissingColumns = [.. plan.Fields.Where(read => !staged.Headers.ContainsKey(read.Name)).Select(read => Column(read.Name)).Distinct()],
            UnusedColumns = [.. staged.ExtraColumns.Where(header => !forbidden.Has(header))],
            ForbiddenColumns = [.. staged.ExtraColumns.Where(forbidden.Has)],
            Spellings = [.. Spellings(quality.Spellings, document, Column)],
            Repairs = staged.Notes,
            Checks = [.. quality.Checks.Select(check => new ReturnCheck(check.Outcome, check.Issue.Code, check.Issue.Found, check.Issue.Expected, check.Issue.Fix))],
        };
    }

    private static ReturnProblem Problem(int number, Problem problem, MappingDocument document, Func<string, string> column, ReturnDocument? before)
    {
        (string what, string fix) = ProblemWords.Of(problem, problem.Field is null ? null : document.Field(problem.Field));
        string? header = problem.Field is null ? null : column(problem.Field);
        long? rowsBefore = before is null ? null : before.Problems.FirstOrDefault(known => (known.Kind, known.Code, known.Column, known.What) == (problem.Kind, problem.Code, header, what))?.Rows ?? 0;
        return new ReturnProblem(number, problem.Kind, problem.Code, header, what, fix, problem.Rows, rowsBefore);
    }

    // Cells that are not shown are told apart by nothing but their length: those of one length are one line.
    private static IEnumerable<ReturnSpelling> Spellings(IReadOnlyList<UnreadCell> cells, MappingDocument document, Func<string, string> column)
    {
        foreach (IGrouping<string, UnreadCell> field in cells.GroupBy(cell => cell.Field))
        {
            FieldDefinition definition = document.Field(field.Key)!;
            int spellings = field.Count();
            IEnumerable<ReturnSpelling> lines = field
                .Select(cell => new ReturnSpelling(column(field.Key), cell.Code, ShownSpelling.Of(definition, cell, spellings), cell.Rows))
                .GroupBy(line => (line.Column, line.Code, line.Spelling))
                .Select(same => same.First() with { Rows = same.Sum(line => line.Rows) })
                .OrderByDescending(line => line.Rows).ThenBy(line => line.Spelling, StringComparer.Ordinal);
            foreach (ReturnSpelling line in lines)
            {
                yield return line;
            }
        }
    }
}
