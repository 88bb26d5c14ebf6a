using System.Globalization;
using System.Text;
using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Mapping;

/// <summary>Pieces of a draft's text.</summary>
internal static class DraftWords
{
    /// <summary>A word of ours for a spelling: small letters, digits and underscores.</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (char letter in NormalForm.Of(text))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '_')
            {
                slug.Append('_');
            }
        }

        string word = slug.ToString().Trim('_');
        return word.Length == 0 ? "other" : char.IsAsciiDigit(word[0]) ? $"v{word}" : word;
    }

    /// <summary>A list of its own: each spelling under the word that it makes.</summary>
    public static string OwnList(IEnumerable<string> spellings)
    {
        IEnumerable<string> values = Distinct(spellings).GroupBy(Slug).Select(group => $"{Quote(group.Key)}: [{string.Join(", ", group.Select(Quote))}]");
        string all = string.Join(", ", values);
        return all.Length == 0 ? "" : $"{{ {all} }}";
    }

    /// <summary>A list that a person has to sort: every spelling counts as unknown until then.</summary>
    public static string ToSort(IEnumerable<string> spellings)
    {
        string all = string.Join(", ", Distinct(spellings).Select(Quote));
        return all.Length == 0 ? "" : $"{{ unknown: [{all}] }}";
    }

    /// <summary>A text as a YAML value that stays text.</summary>
    public static string Quote(string text) =>
        text.Length > 0 && text.All(letter => char.IsAsciiLetter(letter) || letter == '_') && text.ToLowerInvariant() is not ("y" or "n" or "yes" or "no" or "true" or "false" or "null" or "on" or "off")
            ? text
            : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>A column's name as a field: small letters, digits and single underscores, from a letter on.</summary>
    public static string FieldName(string column) => Slug(column.Contains('/', StringComparison.Ordinal) ? column[(column.LastIndexOf('/') + 1)..] : column);

    public static string Number(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);

    // Spellings that are one in normal form would stand twice.
    private static IEnumerable<string> Distinct(IEnumerable<string> spellings) =>
        spellings.Where(spelling => NormalForm.Of(spelling).Length > 0).GroupBy(NormalForm.Of).Select(group => group.First());
}
