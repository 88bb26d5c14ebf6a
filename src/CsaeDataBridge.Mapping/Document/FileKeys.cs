using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>The <c>file:</c> of a mapping.</summary>
internal sealed record FileKeys(string Name, NamePattern? AsOf, SourceLayout Layout)
{
    private static readonly Dictionary<string, SourceFormat> Formats = new()
    {
        ["csv"] = SourceFormat.Delimited,
        ["xlsx"] = SourceFormat.Workbook,
        ["xml"] = SourceFormat.Xml,
        ["fhir"] = SourceFormat.FhirBundle,
    };

    public static FileKeys Read(YamlKeys? file, YamlKeys mapping, ICollection<Issue> issues)
    {
        if (file is null)
        {
            mapping.ReportMissing(["file"], mapping.Place, "no key 'file' in a mapping", "the key 'file'", "say what a delivery looks like");
            file = new YamlKeys(new YamlMap([], mapping.Place), "file", MappingCodes.Malformed, []);
        }

        string name = file.RequireText("name");
        SourceFormat format = Words.Read(file, "format", SourceFormat.Delimited, Formats);
        string? rows = file.Text("rows");
        if ((format == SourceFormat.Xml) != (rows is not null))
        {
            file.Report(file.Place, rows is null ? "no key 'rows' for an XML file" : "the key 'rows' for a file that is not XML", "'rows:' with 'format: xml', and only there", "rows is the path of elements from the root to a record, for example Message/Children/Child");
        }

        var layout = new SourceLayout
        {
            Format = format,
            Encoding = file.Text("encoding") is { } encoding && encoding != "utf-8" ? encoding : null,
            Delimiter = ReadDelimiter(file),
            Sheet = file.Text("sheet"),
            HeaderRow = file.Number("header_row") ?? 1,
            HeaderRows = file.Number("header_rows") ?? 1,
            Rows = rows,
            Blank = file.Texts("blank"),
        };
        NamePattern? asOf = ReadAsOf(file.Keys("as_of", "as_of"), issues);
        file.Finish();
        return new FileKeys(name, asOf, layout);
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
