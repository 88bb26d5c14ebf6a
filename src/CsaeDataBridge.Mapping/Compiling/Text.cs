using System.Globalization;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Mapping;

/// <summary>Small pieces of the generated script.</summary>
internal static class Text
{
    public const string Stage = "stage.main";

    public const string Mapped = "mapped.main";

    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A literal, or a list of literals in brackets of the caller.</summary>
    public static string Literals(IEnumerable<string> values) => string.Join(", ", values.Select(Sql.Literal));

    /// <summary>A name as part of an identifier.</summary>
    public static string Word(string name) => name.Replace('/', '_').Replace('-', '_');

    /// <summary>Any of the terms; false for none.</summary>
    public static string Any(IReadOnlyCollection<string> terms) => terms.Count switch
    {
        0 => "FALSE",
        1 => terms.First(),
        _ => $"({string.Join(" OR ", terms)})",
    };

    /// <summary>All of the terms; true for none.</summary>
    public static string All(IReadOnlyCollection<string> terms) => terms.Count switch
    {
        0 => "TRUE",
        1 => terms.First(),
        _ => $"({string.Join(" AND ", terms)})",
    };
}
