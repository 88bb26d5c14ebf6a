using System.Globalization;

namespace CsaeDataBridge.Extracts;

/// <summary>How a mapping may name columns: as they are written, with * for any text, or with (n) for each of several numbers.</summary>
public static class ColumnNames
{
    /// <summary>Stands for the number in the name of numbered columns.</summary>
    public const string Number = "(n)";

    /// <summary>The spellings of each of several numbered columns.</summary>
    /// <param name="columns">The spellings as the mapping writes them.</param>
    /// <param name="numbers">What stands for <see cref="Number"/>; none for one column, which the spellings name as they are.</param>
    public static IEnumerable<IReadOnlyList<string>> Of(IReadOnlyList<string> columns, IReadOnlyList<int> numbers) => numbers.Count == 0
        ? [columns]
        : numbers.Select(number => (IReadOnlyList<string>)[.. columns.Select(column => column.Replace(Number, number.ToString(CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase))]);

    /// <summary>True when a header is what the column's name says, in normal form.</summary>
    public static bool Match(string column, string header) =>
        new WildcardPattern(column).Matches(header);
}
