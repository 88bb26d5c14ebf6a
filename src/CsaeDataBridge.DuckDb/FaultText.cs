using System.Globalization;
using System.Text.RegularExpressions;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.DuckDb;

/// <summary>Words each kind of failure in the bridge's own terms.</summary>
/// <remarks>
/// From the library's message only two things are taken: a line number, and names that the statement itself wrote as identifiers.
/// Anything else there can be a cell.
/// </remarks>
internal static partial class FaultText
{
    private static readonly string[] Verbs =
    [
        "SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "CREATE", "ALTER", "DROP", "ATTACH", "DETACH", "COPY", "SET", "USE",
        "BEGIN", "COMMIT", "ROLLBACK", "CHECKPOINT", "COMMENT", "WITH", "FROM", "TRUNCATE", "PRAGMA",
    ];

    public static Issue Describe(FaultKind kind, string message, string? sql, string? file)
    {
        (string code, string found, string expected, string fix) = kind switch
        {
            FaultKind.FileMissing => (DuckDbCodes.FileMissing, "no such file or folder", "an existing database file",
                "check the path; a store is created by its first import"),
            FaultKind.FileDamaged => (DuckDbCodes.FileDamaged, "a file that is damaged or is no DuckDB database", "a database file that this version wrote",
                "restore the file from its last backup; do not open it for writing before that"),
            FaultKind.FileForbidden => (DuckDbCodes.FileForbidden, "the operating system refuses access", "a file and a folder that this user may read and write",
                "correct the owner or the permissions of the file and its folder"),
            FaultKind.FileFault => (DuckDbCodes.FileFault, "reading or writing the file failed", "a disk or share that answers",
                "look at the disk and the system's log, then run again: nothing was half written"),
            FaultKind.DiskFull => (DuckDbCodes.DiskFull, "the disk is full, or the user's share of it", "room for the changed data and for one more copy of it",
                "free some space and run again: nothing was half written"),
            FaultKind.Locked => (DuckDbCodes.Locked, "another program, or another session of this one, holds the file", "one writer at a time, or readers only",
                "wait for it to end, or close it; analysts open a release's own file, never the store"),
            FaultKind.AccessRefused => (DuckDbCodes.AccessRefused, $"{Verb(sql)} asks for what the session's settings refuse", "files below the data folder and settings left as they are",
                "correct the statement, or the data folder in the configuration"),
            FaultKind.Statement => (DuckDbCodes.Statement, $"{Verb(sql)} cannot be run{Line(message)}{Name(message)}", "SQL that this version of DuckDB reads, over tables and columns that exist",
                "correct the definition the statement was made from, or report it when the statement was generated"),
            FaultKind.Constraint => (DuckDbCodes.Constraint, $"{Verb(sql)} gives a row that {Constraint(message)} refuses", "rows that keep every constraint of their table",
                "correct the definition that made the row"),
            FaultKind.Conversion => (DuckDbCodes.Conversion, $"{Verb(sql)} met a value that does not fit the type asked for", "values checked before they are converted",
                "use a reading that gives unknown instead of failing, or correct the type"),
            FaultKind.OutOfMemory => (DuckDbCodes.OutOfMemory, $"{Verb(sql)} needs more memory than the session has", "work that fits the memory limit, since nothing spills to disk",
                "raise the memory limit, lower the number of threads, or take smaller slices"),
            FaultKind.Transaction => (DuckDbCodes.Transaction, $"{Verb(sql)} does not go with the state of the transaction", "one transaction at a time, ended as soon as it fails",
                "run again; report it when it comes back"),
            FaultKind.ReadOnly => (DuckDbCodes.ReadOnly, $"{Verb(sql)} writes to a database that was opened for reading", "a database opened for writing",
                "report it: this step must not write"),
            FaultKind.Stopped => (DuckDbCodes.Stopped, $"the database stopped itself at {Verb(sql)}", "a database in a sound state",
                "run again, which opens it anew; when it comes back, restore the last backup and report it"),
            FaultKind.Interrupted => (DuckDbCodes.Interrupted, $"{Verb(sql)} was interrupted", "a statement that runs to its end",
                "run again"),
            FaultKind.Library => (DuckDbCodes.Library, "DuckDB's native library is missing or does not load", "the library in runtimes/<platform>/native beside the program, or at DUCKDB_LIBRARY",
                "build again with npm at hand, or set DUCKDB_LIBRARY to the library's path"),
            _ => (DuckDbCodes.Other, $"{Verb(sql)} failed", "a statement that runs to its end",
                "report it with the step that ran"),
        };
        return Issue.Error(code, file is null ? Place.None : new Place(file), found, expected, fix);
    }

    /// <summary>Words a text that the parser cannot read.</summary>
    /// <param name="position">Where it stopped, in code points from the start.</param>
    public static Issue Unreadable(string sql, int position)
    {
        string[] before = string.Concat(sql.EnumerateRunes().Take(position)).Split('\n');
        string last = before[^1];
        return Describe(FaultKind.Statement, string.Create(CultureInfo.InvariantCulture, $"\nLINE {before.Length}: {last}\n{new string(' ', $"LINE {before.Length}: ".Length + last.Length)}^"), sql, null);
    }

    /// <summary>The first word of the statement, when it is one of SQL's own.</summary>
    private static string Verb(string? sql)
    {
        string first = FirstWord().Match(sql ?? "").Value.ToUpperInvariant();
        return Array.IndexOf(Verbs, first) >= 0 ? first : "a statement";
    }

    /// <summary>Line and column from the library's pointer into the statement; no column when it shows only a part of the line.</summary>
    private static string Line(string message)
    {
        Match pointer = Pointer().Match(message);
        if (!pointer.Success)
        {
            return "";
        }

        int column = pointer.Groups["indent"].Length - pointer.Groups["head"].Length + 1;
        return column < 1 || pointer.Groups["text"].Value.StartsWith("...", StringComparison.Ordinal)
            ? $" at its line {pointer.Groups["line"].Value}"
            : string.Create(CultureInfo.InvariantCulture, $" at its line {pointer.Groups["line"].Value}, column {column}");
    }

    private static string Name(string message) =>
        UnknownName().Match(message) is { Success: true } name
            ? $": no {name.Groups["kind"].Value.ToLowerInvariant()} {name.Groups["name"].Value}"
            : UnknownColumn().Match(message) is { Success: true } column ? $": no {column.Groups["kind"].Value} {column.Groups["name"].Value}" : "";

    private static string Constraint(string message) =>
        NotNull().Match(message) is { Success: true } notNull ? $"NOT NULL on {notNull.Groups["name"].Value}"
        : Check().Match(message) is { Success: true } check ? $"a check of table {check.Groups["name"].Value}"
        : message.Contains("foreign key", StringComparison.OrdinalIgnoreCase) ? "a foreign key"
        : message.Contains("primary key", StringComparison.OrdinalIgnoreCase) ? "the primary key"
        : message.Contains("unique", StringComparison.OrdinalIgnoreCase) ? "a unique key"
        : "a constraint";

    [GeneratedRegex(@"(?<=^\s*)[A-Za-z]+", RegexOptions.CultureInvariant)]
    private static partial Regex FirstWord();

    [GeneratedRegex(@"\n(?<head>LINE (?<line>[0-9]{1,6}): )(?<text>[^\n]*)\n(?<indent> *)\^\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Pointer();

    [GeneratedRegex(@"^Catalog Error: (?<kind>Table|View|Schema|Scalar Function|Table Function|Aggregate Function|Type) with name ""?(?<name>[a-z_][a-z0-9_.]{0,127})""? does not exist", RegexOptions.CultureInvariant)]
    private static partial Regex UnknownName();

    [GeneratedRegex(@"^Binder Error: (?:Referenced (?<kind>column|table)|Table ""[a-z0-9_]{1,63}"" does not have a (?<kind>column) named) ""(?<name>[a-z_][a-z0-9_]{0,62})""(?: not found|\n)", RegexOptions.CultureInvariant)]
    private static partial Regex UnknownColumn();

    [GeneratedRegex(@"^Constraint Error: NOT NULL constraint failed: (?<name>[a-z_][a-z0-9_]{0,62}\.[a-z_][a-z0-9_]{0,62})$", RegexOptions.CultureInvariant)]
    private static partial Regex NotNull();

    [GeneratedRegex(@"^Constraint Error: CHECK constraint failed on table (?<name>[a-z_][a-z0-9_]{0,62}) with expression", RegexOptions.CultureInvariant)]
    private static partial Regex Check();
}
