using System.CommandLine;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Commands;

/// <summary>What a user may say about a file whose layout is to be found out.</summary>
internal sealed record ExtractOptions(Option<string?> Encoding, Option<string?> Delimiter, Option<string?> Sheet, Option<string?> Rows, Option<FileInfo?> View)
{
    public static ExtractOptions Create()
    {
        var delimiter = new Option<string?>("--delimiter") { Description = "Text file: one character, or tab. [default: found out]" };
        delimiter.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is not (null or "tab" or { Length: 1 }))
            {
                result.AddError("--delimiter takes one character, or tab.");
            }
        });
        return new ExtractOptions(
            new Option<string?>("--encoding") { Description = "Text file: for example windows-1252. [default: found out]" },
            delimiter,
            new Option<string?>("--sheet") { Description = "Workbook: the sheet. [default: the first with rows]" },
            new Option<string?>("--rows") { Description = "XML: path of elements from the root to a record, for example Message/Children/Child; JSON: path of members to the records. [default: the most likely]" },
            new Option<FileInfo?>("--view") { Description = "FHIR resources: the ViewDefinition that says what the columns are." });
    }

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[Encoding, Delimiter, Sheet, Rows, View])
        {
            command.Options.Add(option);
        }
    }

    public ProfileOptions Read(ParseResult parsed) => new()
    {
        Encoding = parsed.GetValue(Encoding),
        Delimiter = parsed.GetValue(Delimiter) switch { null => null, "tab" => '\t', var single => single[0] },
        Sheet = parsed.GetValue(Sheet),
        Rows = parsed.GetValue(Rows),
        View = parsed.GetValue(View) is { } view ? Compile(view) : null,
    };

    private static FhirView Compile(FileInfo file)
    {
        using Stream content = Delivery.Open(file.FullName).OpenContent();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return FhirView.Compile(bytes.ToArray(), file.Name);
    }
}
