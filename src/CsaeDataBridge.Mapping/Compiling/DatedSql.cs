using System.Globalization;

namespace CsaeDataBridge.Mapping;

/// <summary>Spellings that were not always in use, against the delivery's business date.</summary>
internal static class DatedSql
{
    /// <summary>True where a spelling was not in use; empty for a field whose spellings always were.</summary>
    /// <param name="spelling">The normal cell of a field of values, the code of a field of codes.</param>
    public static string Outside(FieldDefinition field, string spelling) => field.Dates.Count == 0 ? "" : Text.Any(
        [.. field.Dates.GroupBy(dated => (dated.Value.From, dated.Value.Until)).OrderBy(group => group.Key).Select(group =>
            $"({spelling} IN ({Text.Literals(group.Select(dated => field.Kind == FieldKind.Code ? dated.Key.ToUpperInvariant() : dated.Key).Order(StringComparer.Ordinal))}) AND NOT ({Within(group.Key.From, group.Key.Until)}))")]);

    /// <summary>The branch of a CASE that names the issue of such a spelling.</summary>
    public static string Issue(FieldDefinition field, string spelling) => field.Dates.Count == 0 ? "" : $" WHEN {Outside(field, spelling)} THEN '{MappingCodes.OutOfUse}'";

    /// <summary>What joins the delivery's date to the cells.</summary>
    public static string Delivery(FieldDefinition field) => field.Dates.Count == 0 ? "" : $", {Text.Mapped}.delivery";

    private static string Within(DateOnly? from, DateOnly? until) => Text.All(
        [.. new[] { from is { } first ? $"as_of >= DATE '{Day(first)}'" : null, until is { } last ? $"as_of <= DATE '{Day(last)}'" : null }.OfType<string>()]);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
