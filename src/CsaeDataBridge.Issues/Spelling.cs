namespace CsaeDataBridge.Issues;

/// <summary>Finds the word that a misspelt one most likely stands for.</summary>
public static class Spelling
{
    /// <summary>The known word that is nearest, or null when none is near enough to be meant.</summary>
    /// <param name="word">The word as written.</param>
    /// <param name="known">The words that it may stand for; of two as near, the first in order is taken.</param>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        // One slip in a short word, two in one of five letters or more.
        int most = word.Length < 5 ? 1 : 2;
        return known.Order(StringComparer.Ordinal)
            .Select(candidate => (Word: candidate, Distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(candidate => candidate.Distance <= most)
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Word)
            .FirstOrDefault();
    }

    /// <summary>How many letters must be added, removed, changed or swapped with their neighbour to turn one word into the other.</summary>
    public static int Distance(string left, string right)
    {
        // Three rows of the table are enough, however long the words of a stranger's file are.
        int[] beforeLast = [];
        int[] last = [.. Enumerable.Range(0, right.Length + 1)];
        for (int row = 1; row <= left.Length; row++)
        {
            int[] slips = new int[right.Length + 1];
            slips[0] = row;
            for (int column = 1; column <= right.Length; column++)
            {
                int change = last[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
                slips[column] = Math.Min(change, Math.Min(last[column], slips[column - 1]) + 1);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                {
                    slips[column] = Math.Min(slips[column], beforeLast[column - 2] + 1);
                }
            }

            (beforeLast, last) = (last, slips);
        }

        return last[right.Length];
    }
}
