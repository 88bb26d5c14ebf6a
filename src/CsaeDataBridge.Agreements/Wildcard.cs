namespace CsaeDataBridge.Agreements;

/// <summary>Patterns of <c>never:</c>, in which * alone stands for any text; capitals do not matter.</summary>
internal static class Wildcard
{
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        int star = pattern.IndexOf('*');
        if (star < 0)
        {
            return name.Equals(pattern, StringComparison.OrdinalIgnoreCase);
        }

        if (!name.StartsWith(pattern[..star], StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        ReadOnlySpan<char> rest = name[star..];
        ReadOnlySpan<char> left = pattern[(star + 1)..];
        for (star = left.IndexOf('*'); star >= 0; star = left.IndexOf('*'))
        {
            int found = rest.IndexOf(left[..star], StringComparison.OrdinalIgnoreCase);
            if (found < 0)
            {
                return false;
            }

            rest = rest[(found + star)..];
            left = left[(star + 1)..];
        }

        return rest.EndsWith(left, StringComparison.OrdinalIgnoreCase);
    }
}
