using CsaeDataBridge.Issues;
using DuckDB.NET.Data;

namespace CsaeDataBridge.DuckDb;

/// <summary>The one place where the library's exceptions are caught and reissued by code: their texts repeat cell values.</summary>
internal static class DuckDbFaults
{
    /// <summary>Runs library calls; what they throw comes out as an issue.</summary>
    /// <param name="sql">The statement, of which only its first word can come into the issue.</param>
    /// <param name="file">The file concerned, as the caller named it.</param>
    /// <param name="calls">The calls.</param>
    public static void Guard(string? sql, string? file, Action calls)
    {
        Issue issue;
        try
        {
            calls();
            return;
        }
        catch (DuckDBException failure)
        {
            issue = FaultText.Describe(FaultKinds.Classify(failure), failure.Message, sql, file);
        }
        catch (Exception failure) when (failure is InvalidCastException or OverflowException or FormatException)
        {
            issue = FaultText.Describe(FaultKind.Conversion, "", sql, file);
        }
        catch (Exception failure) when (IsLibraryMissing(failure))
        {
            issue = FaultText.Describe(FaultKind.Library, "", sql, file);
        }

        // Thrown outside the handlers, so that nothing can find the library's exception behind it.
        throw new BridgeException(issue);
    }

    public static Issue HeldHere(string file) => FaultText.Describe(FaultKind.Locked, "", null, file);

    private static bool IsLibraryMissing(Exception failure) =>
        failure is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException
        || (failure is TypeInitializationException { InnerException: { } inner } && IsLibraryMissing(inner));
}
