namespace CsaeDataBridge.Sharing;

/// <summary>Actions and decisions as records write them, in lower case with underscores.</summary>
public static class AuditWords
{
    public static string Of(AuditAction action) => Word(action);

    public static string Of(AuditDecision decision) => Word(decision);

    /// <exception cref="InvalidOperationException">No such word: a record of another program.</exception>
    internal static T Read<T>(string word)
        where T : struct, Enum => Enum.GetValues<T>().First(value => Word(value) == word);

    private static string Word(Enum value) => string.Concat(value.ToString().Select((letter, place) => char.IsAsciiLetterUpper(letter) ? $"{(place > 0 ? "_" : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"));
}
