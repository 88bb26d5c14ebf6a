using System.Globalization;

namespace CsaeDataBridge.Extracts;

/// <summary>How a mapping may name columns: as they are written, with * for any text, or with (n) for each of several numbers.</summary>
public static class ColumnNames
{
    /// <summary>Stands for the number in the name of numbered columns.</summary>
    public const string Number = "(n)";

    /// <summary>The name of one of several numbered columns.</summary>
    public static string Of(string column, int number) => column.Replace(Number, number.ToString(CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase);

    /// <summary>True when a header is what the column's name says, in normal form.</summary>
    public static bool Match(string column, string header) =>
        NormalForm.Of(column) == NormalForm.Of(header) || (column.Contains('*') && WildcardPattern.Of(column).IsMatch(NormalForm.Of(header)));
}
