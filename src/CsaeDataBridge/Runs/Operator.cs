namespace CsaeDataBridge.Runs;

/// <summary>Who runs the program: the account's name, as the ledger, decisions and the audit record it.</summary>
internal static class Operator
{
    private const int Longest = 64;

    /// <summary>The account of this process in the form <c>[A-Za-z0-9._-]+</c>, at most 64 characters.</summary>
    public static string Name { get; } = Closed(Environment.UserName);

    /// <summary>An account's name in that form: every other character is a hyphen, and an account without a name is <c>unknown</c>.</summary>
    /// <remarks>Names come from directories that people write in; what is recorded for ever is no place for quotes, line ends or markup.</remarks>
    public static string Closed(string account)
    {
        string name = account.Trim();
        return name.Length == 0
            ? "unknown"
            : string.Concat(name.Take(Longest).Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' ? letter : '-'));
    }
}
