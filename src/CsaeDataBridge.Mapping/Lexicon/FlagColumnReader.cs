using System.Text.RegularExpressions;
using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Mapping;

/// <summary>Reads a column's header with the words for columns, then with those for cells.</summary>
internal static partial class FlagColumnReader
{
    public static FlagColumn Read(string header, LexiconSource vocabulary)
    {
        string spaced = Joint().Replace(header, " ");
        IReadOnlyList<string> tokens = [.. FlagTokens.Split(NormalForm.Of(spaced)).Where(token => char.IsLetterOrDigit(token[0]) || token is "<" or ">")];
        var entries = new List<LexiconEntry>();
        var unread = new List<string>();
        for (int at = 0; at < tokens.Count;)
        {
            LexiconEntry? ofColumns = vocabulary.Columns.Longest(tokens, at);
            LexiconEntry? ofCells = vocabulary.Words.Longest(tokens, at);
            LexiconEntry? entry = ofColumns is not null && ofColumns.Tokens.Count >= (ofCells?.Tokens.Count ?? 0) ? ofColumns : ofCells;
            if (entry is null)
            {
                unread.Add(tokens[at++]);
            }
            else
            {
                entries.Add(entry);
                at += entry.Tokens.Count;
            }
        }

        return FlagColumn.Of(vocabulary.Name, entries, unread);
    }

    // CSEInd and childSpecificFactor are two words and three.
    [GeneratedRegex(@"_|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})", RegexOptions.CultureInvariant)]
    private static partial Regex Joint();
}
