using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Analysts;

/// <summary>Answers one request about one release, over a copy of it in memory from which no file, setting or network can be reached.</summary>
internal static class ReleaseSession
{
    /// <summary>Most memory that the release and all that is asked of it may take together.</summary>
    public const string Memory = "1GB";

    private const int Threads = 2;

    /// <summary>Runs a request and prints what it finds.</summary>
    /// <param name="output">Where results go.</param>
    /// <returns>How it ended; what it found before a fault is printed.</returns>
    public static QueryAnswer Answer(QueryRequest request, TextWriter output)
    {
        ResultPrinter printer = ResultPrinter.Of(request, output);
        try
        {
            using DuckDbSession session = DuckDbSession.Loaded(new DuckDbOptions { Threads = Threads, MemoryLimit = Memory }, loading => Load(loading, request.File));
            session.Select(string.IsNullOrWhiteSpace(request.Sql) ? EmbeddedText.Read("tables.sql") : request.Sql, printer.Print);
            printer.Close();
            return new QueryAnswer(printer.Results, printer.Printed, printer.LeftOut, null);
        }
        catch (BridgeException failure)
        {
            return new QueryAnswer(printer.Results, printer.Printed, printer.LeftOut, InWordsOfAnalysts(failure.Issues[0]));
        }
    }

    private static void Load(DuckDbSession session, ReleasedFile file)
    {
        if (Path.GetExtension(file.Path) == ".duckdb")
        {
            session.Attach(file.Path, "release", readOnly: true);
            session.Execute("COPY FROM DATABASE release TO memory");
            session.Detach("release");
            return;
        }

        string reader = Path.GetExtension(file.Path) == ".parquet" ? $"read_parquet({Sql.Literal(file.Path)})" : $"read_csv({Sql.Literal(file.Path)}, header = true, all_varchar = true)";
        session.Execute($"CREATE TABLE rows AS SELECT * FROM {reader}");
        session.Execute("COMMENT ON TABLE rows IS 'One person at one event; what is not known is unknown.'");
        foreach ((string column, string meaning) in file.Columns)
        {
            session.Execute($"COMMENT ON COLUMN rows.{Sql.Identifier(column)} IS {Sql.Literal(meaning)}");
        }
    }

    // The engine's faults speak to whoever wrote a mapping; here somebody typed the text.
    private static Issue InWordsOfAnalysts(Issue fault) => fault.Code switch
    {
        DuckDbCodes.Statement => fault with { Expected = "queries over the tables and columns that bridge sql lists when it is given no query", Fix = "correct the query" },
        DuckDbCodes.AccessRefused => fault with { Expected = "queries over the release alone: no file, network, extension or setting", Fix = "take that out of the query" },
        DuckDbCodes.Conversion => fault with { Expected = "values that have the type asked for, and one that can be printed", Fix = "use TRY_CAST, which gives NULL instead; print an interval, an infinite date or a list with NULL in it as CAST(… AS VARCHAR)" },
        DuckDbCodes.OutOfMemory => fault with { Expected = $"queries that need no more than {Memory}", Fix = "ask for fewer rows or groups at once" },
        DuckDbCodes.Other => fault with { Fix = "correct the query; the engine's own words may hold a value and are not shown" },
        _ => fault,
    };
}
