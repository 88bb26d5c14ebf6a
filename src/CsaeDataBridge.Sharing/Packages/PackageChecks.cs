using System.Globalization;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Sharing;

/// <summary>The automatic checks of a package: each reads the files as they are to travel, and not what made them.</summary>
public static class PackageChecks
{
    /// <summary>The name of rows as CSV, where the clause has that format.</summary>
    public const string RowsCsv = "rows.csv";

    /// <summary>The name of rows as Parquet, where the clause has that format.</summary>
    public const string RowsParquet = "rows.parquet";

    /// <summary>The name of figures as a DuckDB file.</summary>
    public const string Figures = "release.duckdb";

    /// <summary>Runs them all.</summary>
    /// <param name="decision">The agreement's decision, taken now.</param>
    /// <param name="files">What travels.</param>
    /// <param name="kept">What stays, with the same rows or figures.</param>
    public static IReadOnlyList<PackageCheck> Run(ReleaseDecision decision, string files, string kept)
    {
        ReleaseTerms? terms = decision.Terms;
        var checks = new List<PackageCheck> { new("agreement", decision.Permitted, decision.Refusal is { } refusal ? $"refused: {refusal.Code}" : $"permitted by clause {terms!.Clause}") };
        if (terms is not null)
        {
            bool figures = terms.Level == SharingLevel.Aggregate;
            checks.Add(figures ? Disclosure(terms, Path.Combine(kept, Figures)) : Microdata(decision.Agreement!, terms, Path.Combine(kept, RowsCsv)));
            checks.Add(figures ? FigureSchema(terms, Path.Combine(kept, Figures)) : RowSchema(terms, files));
        }

        checks.Add(Formulas(files));
        checks.Add(Metadata(files));
        return checks;
    }

    // What is shown is rounded and not small; what is hidden has no number.
    private static PackageCheck Disclosure(ReleaseTerms terms, string path)
    {
        DisclosureProfile profile = terms.Disclosure!;
        using DuckDbSession session = DuckDbSession.OpenFile(path, readOnly: true, new DuckDbOptions());
        long shown = session.Scalar<long>("SELECT count(*) FROM cell WHERE unit = 'count' AND state = 'shown'");
        long wrong = session.Scalar<long>("SELECT count(*) FROM cell WHERE (state <> 'shown' AND value IS NOT NULL) OR (unit = 'count' AND state = 'shown' AND (value % $1 <> 0 OR value BETWEEN $2 AND $3 - $1))", profile.RoundingBase, profile.SuppressFrom, profile.SuppressTo);
        return new PackageCheck("disclosure", wrong == 0, $"{shown} counts shown, {wrong} of them small, not rounded to {profile.RoundingBase}, or shown where hidden");
    }

    private static PackageCheck FigureSchema(ReleaseTerms terms, string path)
    {
        using DuckDbSession session = DuckDbSession.OpenFile(path, readOnly: true, new DuckDbOptions());
        string[] tables = ["cell", "measure", "release", "series_break"];
        bool known = session.Query("SELECT table_name FROM duckdb_tables() WHERE NOT internal ORDER BY 1", row => row.GetString(0)).SequenceEqual(tables);
        IReadOnlyList<string> measures = session.Query("SELECT DISTINCT measure FROM cell UNION SELECT measure FROM measure", row => row.GetString(0));
        int foreign = measures.Count(measure => !terms.Products.Contains(measure));
        return new PackageCheck("schema", known && foreign == 0, $"{measures.Count} measures, {foreign} of them not of the clause");
    }

    // Counted anew, over the rows as they are written.
    private static PackageCheck Microdata(Agreement agreement, ReleaseTerms terms, string path)
    {
        IReadOnlyList<RowField> fields = RowField.Of(agreement, terms);
        MicrodataRule rule = RowField.RuleOf(fields, terms);
        (IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows) = RowCsv.Read(path);
        List<string> names = [.. columns];
        int[] quasi = [.. rule.Quasi.Select(name => names.IndexOf(name))];
        int[] sensitive = [.. rule.Sensitive.Select(name => names.IndexOf(name))];
        int pseudonym = fields.ToList().FindIndex(field => field.IsPseudonym);
        IEnumerable<IReadOnlyList<IReadOnlyList<string>>> people = pseudonym < 0 ? rows.Select(row => (IReadOnlyList<IReadOnlyList<string>>)[row]) : rows.GroupBy(row => row[pseudonym]).Select(person => (IReadOnlyList<IReadOnlyList<string>>)[.. person]);
        var classes = people.GroupBy(person => string.Join('\n', person.Select(row => string.Join('\t', quasi.Select(column => row[column]))).Order(StringComparer.Ordinal))).ToList();
        int small = classes.Count(alike => alike.Count() < rule.KMin);
        int telling = classes.Count(alike => rule.LMin is { } least && sensitive.Any(column => alike.SelectMany(person => person.Select(row => row[column])).Distinct().Count() < least));
        string what = pseudonym < 0 ? "rows" : "people";
        return new PackageCheck("microdata", small == 0 && telling == 0 && rows.All(row => row.Count == columns.Count), string.Create(CultureInfo.InvariantCulture, $"{rows.Count} rows in {classes.Count} kinds; {small} of fewer than {rule.KMin} {what}, {telling} with fewer than {rule.LMin ?? 0} sensitive values"));
    }

    private static PackageCheck RowSchema(ReleaseTerms terms, string files)
    {
        string csv = Path.Combine(files, RowsCsv);
        string parquet = Path.Combine(files, RowsParquet);
        bool right = (!File.Exists(csv) || RowCsv.Read(csv).Columns.SequenceEqual(terms.Fields)) && (!File.Exists(parquet) || CheckedFile.ParquetColumns(parquet).SequenceEqual(terms.Fields));
        return new PackageCheck("schema", right, right ? $"the {terms.Fields.Count} fields of the clause" : "other fields than the clause's");
    }

    private static PackageCheck Formulas(string files)
    {
        string[] tables = Directory.GetFiles(files, "*.csv", SearchOption.AllDirectories);
        long cells = 0;
        long running = 0;
        foreach (string cell in tables.SelectMany(CheckedFile.Cells))
        {
            cells++;
            running += SpreadsheetCell.Runs(cell) ? 1 : 0;
        }

        return new PackageCheck("formulas", running == 0, $"{cells} cells in {tables.Length} CSV files, {running} that a spreadsheet would run");
    }

    private static PackageCheck Metadata(string files)
    {
        string[] all = Directory.GetFiles(files, "*", SearchOption.AllDirectories);
        int names = all.Count(file => !PackageSeal.IsPlain(Path.GetRelativePath(files, file).Replace('\\', '/')));
        string[] parquet = [.. all.Where(file => file.EndsWith(".parquet", StringComparison.Ordinal))];
        long telling = parquet.Sum(CheckedFile.TellingColumns);
        return new PackageCheck("metadata", names == 0 && telling == 0, $"{all.Length} files, {names} with other names than letters, digits, dots, hyphens and underscores; {telling} columns of Parquet with statistics or metadata");
    }
}
