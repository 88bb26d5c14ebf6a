using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>The <c>file:</c> of a mapping.</summary>
internal sealed record FileKeys(string Name, NamePattern? AsOf, SourceLayout Layout, IReadOnlyList<StageJoin> Joins)
{
    private static readonly Dictionary<string, SourceFormat> Formats = new()
    {
        ["csv"] = SourceFormat.Delimited,
        ["fixed"] = SourceFormat.FixedWidth,
        ["xlsx"] = SourceFormat.Workbook,
        ["xml"] = SourceFormat.Xml,
        ["json"] = SourceFormat.Json,
        ["ndjson"] = SourceFormat.JsonLines,
        ["fhir"] = SourceFormat.Fhir,
    };

    // Formats whose records may stand below a path, and those that need one.
    private static readonly SourceFormat[] WithRows = [SourceFormat.Xml, SourceFormat.Json, SourceFormat.JsonLines];

    /// <param name="folder">The mapping's folder, from which its schema's path counts.</param>
    /// <param name="view">What the file beside the mapping makes of FHIR resources; null when there is none.</param>
    public static FileKeys Read(YamlKeys? file, YamlKeys mapping, string folder, ViewFile? view, ICollection<Issue> issues)
    {
        if (file is null)
        {
            mapping.ReportMissing(["file"], mapping.Place, "no key 'file' in a mapping", "the key 'file'", "say what a delivery looks like");
            file = MappingLanguage.Keys("file", new YamlMap([], mapping.Place), "file", []);
        }

        string name = file.RequireText("name");
        SourceFormat format = Words.Read(file, "format", SourceFormat.Delimited, Formats);
        string? rows = file.Text("rows");
        if (rows is null ? format == SourceFormat.Xml : !WithRows.Contains(format))
        {
            file.Report(file.Place, rows is null ? "no key 'rows' for an XML file" : "the key 'rows' for a file that is not XML or JSON", "'rows:' with 'format: xml', json or ndjson, and only there", "rows is the path from the root to a record, for example Message/Children/Child");
        }

        string? schema = file.Text("schema");
        if (schema is not null && format != SourceFormat.Xml)
        {
            file.Report(file.Place with { Field = "schema" }, "the key 'schema' for a file that is not XML", "'schema:' with 'format: xml' only", "remove it");
        }

        IReadOnlyList<(string, int)> widths = ReadWidths(file);
        if ((format == SourceFormat.FixedWidth) != (widths.Count > 0))
        {
            file.Report(file.Place, widths.Count == 0 ? "no key 'widths' for a file of fixed widths" : "the key 'widths' for a file that has a delimiter", "'widths:' with 'format: fixed', and only there", "widths are the columns in order, each with its width in characters, for example { Ref: 8, Born: 10 }");
        }

        if (format == SourceFormat.Fhir && view is null)
        {
            file.Report(file.Place with { Field = "format" }, "no view beside a mapping of FHIR resources", "a ViewDefinition in a file with the mapping's name and .view.json", "write the view: its columns are what 'read:' names");
        }

        var layout = new SourceLayout
        {
            Format = format,
            View = format == SourceFormat.Fhir ? view?.View : null,
            Encoding = file.Text("encoding") is { } encoding && encoding != "utf-8" ? encoding : null,
            Delimiter = ReadDelimiter(file),
            Sheet = file.Text("sheet"),
            HeaderRow = file.Number("header_row") ?? 1,
            HeaderRows = file.Number("header_rows") ?? 1,
            Rows = rows,
            Schema = schema is null ? null : Path.Combine(folder, schema),
            Widths = widths,
            Trailers = file.Texts("trailers"),
            Blank = file.Texts("blank"),
        };
        NamePattern? asOf = ReadAsOf(file.Keys("as_of", "as_of", [.. MappingLanguage.Shape("as_of").Keys.Select(key => key.Name)]), issues);
        IReadOnlyList<StageJoin> joins = JoinReader.Read(file, format, asOf, issues);
        file.Finish();
        return new FileKeys(name, asOf, layout, joins);
    }

    private static List<(string, int)> ReadWidths(YamlKeys file)
    {
        var widths = new List<(string, int)>();
        foreach (KeyValuePair<YamlScalar, YamlNode> column in file.Map("widths")?.Entries ?? [])
        {
            if (column.Value is YamlScalar text && int.TryParse(text.Text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int width) && width is > 0 and < 100_000)
            {
                widths.Add((column.Key.Text, width));
            }
            else
            {
                file.Report(column.Value.Place with { Field = column.Key.Text }, "a width that is not a number", "characters, from 1", "for example { Ref: 8, Born: 10 }");
            }
        }

        return widths;
    }

    private static char? ReadDelimiter(YamlKeys file)
    {
        switch (file.Text("delimiter"))
        {
            case null:
                return null;
            case "tab":
                return '\t';
            case [var single]:
                return single;
            default:
                file.Report(file.Place with { Field = "delimiter" }, "more than one character", "one character, or tab", "for example \";\"");
                return null;
        }
    }

    private static NamePattern? ReadAsOf(YamlKeys? asOf, ICollection<Issue> issues)
    {
        if (asOf is null)
        {
            return null;
        }

        Words.Read(asOf, "from", 0, new Dictionary<string, int> { ["name"] = 0 });
        string pattern = asOf.RequireText("pattern");
        NamePattern? made = NamePattern.Make(pattern, asOf.Text("day"));
        if (made is null)
        {
            issues.Add(Issue.Error(MappingCodes.UnusableFormat, asOf.Place with { Field = "as_of" }, "a pattern that does not tell one whole date", "(yyyy-MM-dd), (yyyyMMdd) or (dd-MM-yyyy) in the name; or (yyyy-MM) and 'day: dd'; or (yyyy) and 'day: MM-dd'", "for example { from: name, pattern: \"CRIME_(yyyy-MM-dd).csv\" }"));
        }

        asOf.Finish();
        return made;
    }
}
