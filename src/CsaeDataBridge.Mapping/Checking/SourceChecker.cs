using System.Text.RegularExpressions;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>Checks that a source fits the column that it is written to.</summary>
internal sealed class SourceChecker(MappingDocument document, InboundFlow? flow, ICollection<Issue> issues)
{
    private static readonly string[] NeedReason = ["no", "ruled_out"];

    /// <summary>Checks one source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="column">The target.</param>
    /// <param name="table">The target's table, for messages.</param>
    /// <param name="isVault">True when the column is of the vault.</param>
    /// <param name="saysNo">Why the rule may say no; null when it gives no reason.</param>
    public void Check(WriteSource source, SchemaColumn column, string table, bool isVault, string? saysNo)
    {
        foreach (WriteChoice choice in source.Choices)
        {
            Check(choice.Source, column, table, isVault, saysNo);
        }

        if (source.Literal is { } literal)
        {
            CheckLiteral(source, literal, column, table, saysNo);
        }
        else if (source.Field is { } name)
        {
            Place place = source.Place with { Field = column.Name };
            if (document.Field(name) is not { } field)
            {
                string fix = column.HasCode(name) ? $"write {{ is: {name} }} for the code" : "correct the name, or read the field";
                issues.Add(Issue.Error(MappingCodes.UnknownField, place, $"the field {name}, which 'read:' does not have", FieldChecker.Names(document), fix));
                return;
            }

            CheckKept(field, column, table, isVault, place);
            if (field is { Kind: FieldKind.Pattern, Pattern: null })
            {
                // How the field is read could not be told, which is reported at the field.
                return;
            }

            if (!Fits(field, source, column, isVault))
            {
                issues.Add(Issue.Error(field.Kind == FieldKind.Identity ? MappingCodes.TextWrittenThrough : MappingCodes.WrongKind, place, $"the field {name}, read as {Describe(field)}, for {table}.{column.Name}", Expected(column), "read the column in another way, or write another field"));
            }
            else
            {
                CheckValues(field, source, column, table, saysNo, place);
            }
        }
    }

    /// <summary>The values that a field may hold in the words of the mapping; null when they cannot be listed.</summary>
    public static IReadOnlyCollection<string>? Domain(FieldDefinition field) =>
        field.Values is { } list ? [.. list.Values.Distinct().Where(value => value != CommonSchema.NotRecorded).Order(StringComparer.Ordinal)] : null;

    private void CheckLiteral(WriteSource source, string literal, SchemaColumn column, string table, string? saysNo)
    {
        Place place = source.Place with { Field = column.Name };
        bool known = column.Codes.Count > 0 ? column.HasCode(literal)
            : column.Form is { } form && Regex.IsMatch(literal, $"^(?:{form})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        if (!known)
        {
            issues.Add(Issue.Error(MappingCodes.UnknownCode, place, $"'{literal}', which {table}.{column.Name} cannot be", Expected(column), document.Field(literal) is not null ? $"write {{ of: {literal} }} for the field"
                : Spelling.Nearest(literal, column.Codes.Select(code => code.Value)) is { } nearest ? $"write {nearest}" : "write one of these"));
        }
        else if (NeedReason.Contains(literal) && saysNo is null)
        {
            issues.Add(Issue.Error(MappingCodes.SaysNo, place, $"'{literal}' without a reason why the source can say it", "'says_no:' with the reason: mandatory, no default, and dated", "give the reason, or write unknown or not_recorded"));
        }
    }

    private void CheckKept(FieldDefinition field, SchemaColumn column, string table, bool isVault, Place place)
    {
        string? keep = flow?.Fields.FirstOrDefault(permitted => permitted.Name == field.Name)?.Keep;
        if (keep == "test_only")
        {
            issues.Add(Issue.Error(MappingCodes.KeptOtherwise, place, $"the field {field.Name}, which the clause keeps for row conditions only", "a field that the clause lets be kept", "remove it from 'write:', or agree on another way to keep it"));
        }
        else if (keep == "identity_vault" && !isVault && column.Type != "UUID")
        {
            issues.Add(Issue.Error(MappingCodes.KeptOtherwise, place, $"the field {field.Name}, which the clause keeps in the vault only, for {table}.{column.Name}", "a column of the vault", "write it to an identifier of the person, or agree on another way to keep it"));
        }
        else if (keep == "hmac" && field.Kind != FieldKind.Id)
        {
            issues.Add(Issue.Error(MappingCodes.KeptOtherwise, place, $"the field {field.Name}, which the clause keeps as a keyed hash, read as {Describe(field)}", "a field read as id", "read it with 'id:'"));
        }
    }

    private static bool Fits(FieldDefinition field, WriteSource source, SchemaColumn column, bool isVault)
    {
        bool isWord = column.CodeList is not null || column.Form is not null;
        return field.Kind switch
        {
            FieldKind.Id => column.Type == "UUID",
            FieldKind.Identity => isVault && column.Name == field.CodeSystem,
            FieldKind.Values => isWord && (column.IsList || !field.IsList),
            FieldKind.Code => source.Translation is not null ? isWord : column.Form is not null && !field.IsList && CodeFits(field.CodeSystem!, column),
            FieldKind.Pattern => column.Form is not null,
            FieldKind.Date => column.Type == "DATE",
            FieldKind.Instant => column.Type is "DATE" or "TIMESTAMP",
            FieldKind.Number => NumberFits(field, column),
            _ => false,
        };
    }

    /// <summary>True when every code of a system has the column's form.</summary>
    public static bool CodeFits(string system, SchemaColumn column) => Regex.IsMatch(
        system switch { "home_office" => "071/17", "gss" => "E06000001", _ => "19B" },
        $"^(?:{column.Form})$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static bool NumberFits(FieldDefinition field, SchemaColumn column) => column.Type switch
    {
        "DOUBLE" => true,
        "SMALLINT" => FieldSql.IsWhole(field) && field.Minimum >= short.MinValue && field.Maximum <= short.MaxValue,
        "UTINYINT" => FieldSql.IsWhole(field) && field.Minimum >= 0 && field.Maximum <= byte.MaxValue,
        "INTEGER" => FieldSql.IsWhole(field),
        _ => false,
    };

    private void CheckValues(FieldDefinition field, WriteSource source, SchemaColumn column, string table, string? saysNo, Place place)
    {
        IEnumerable<string>? values = Domain(field);
        if (source.Translation is { } translation)
        {
            foreach (string missing in values?.Where(value => value != CommonSchema.Unknown && !translation.ContainsKey(NormalForm.Of(value))) ?? [])
            {
                issues.Add(Issue.Error(MappingCodes.UnknownCode, place, $"the value {missing} of {field.Name}, which 'values:' does not translate", "every value of the field", "add it to the list"));
            }

            values = translation.Values.Distinct();
        }

        foreach (string value in values?.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>())
        {
            bool known = column.Codes.Count > 0 ? column.HasCode(value)
                : value is CommonSchema.Unknown or CommonSchema.NotRecorded || column.Form is null || Regex.IsMatch(value, $"^(?:{column.Form})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
            if (!known)
            {
                issues.Add(Issue.Error(MappingCodes.UnknownCode, place, $"the value {value} of {field.Name}, which {table}.{column.Name} cannot be", Expected(column), "correct the value in its list, or translate it with { of: field, values: … }"));
            }
            else if (NeedReason.Contains(value) && column.Codes.Count > 0 && saysNo is null && field.SaysNo is null)
            {
                issues.Add(Issue.Error(MappingCodes.SaysNo, place, $"the value {value} of {field.Name} without a reason why the source can say it", "'says_no:' with the reason: mandatory, no default, and dated", "give the reason at the field, or map the spelling to unknown or not_recorded"));
            }
        }
    }

    private static string Expected(SchemaColumn column) =>
        column.Codes.Count > 0 ? $"one of {string.Join(", ", column.Codes.Select(code => code.Value))}"
        : column.Form is { } form ? $"text of the form {form}, read with values, code or pattern"
        : column.Type switch
        {
            "UUID" => "a field read as id",
            "DATE" => "a field read as date or datetime",
            "TIMESTAMP" => "a field read as datetime",
            "VARCHAR" => $"a field read as 'identity: {column.Name}'",
            _ => $"a field read as number, within {column.Type}",
        };

    private static string Describe(FieldDefinition field) => field.Kind switch
    {
        FieldKind.Instant => "datetime",
        FieldKind.Identity => $"identity {field.CodeSystem}",
        FieldKind.Code => $"code {field.CodeSystem}",
        FieldKind.Values when field.IsList => "a list of values",
        var kind => kind.ToString().ToLowerInvariant(),
    };
}
