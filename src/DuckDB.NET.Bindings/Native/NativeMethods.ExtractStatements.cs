using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

public static partial class NativeMethods
{
    public static partial class ExtractStatements
    {
        public static int DuckDBExtractStatements(DuckDBNativeConnection connection, string sql, out DuckDBExtractedStatements statements) =>
            (int)Extract(connection, sql, out statements);

        [LibraryImport(LibraryResolver.Library, EntryPoint = "duckdb_prepare_extracted_statement")]
        public static partial DuckDBState DuckDBPrepareExtractedStatement(DuckDBNativeConnection connection, DuckDBExtractedStatements statements, long index, out DuckDBPreparedStatement statement);

        public static string DuckDBExtractStatementsError(DuckDBExtractedStatements statements) => NativeText.Borrowed(ExtractError(statements));

        [LibraryImport(LibraryResolver.Library, EntryPoint = "duckdb_extract_statements", StringMarshalling = StringMarshalling.Utf8)]
        private static partial ulong Extract(DuckDBNativeConnection connection, string sql, out DuckDBExtractedStatements statements);

        [LibraryImport(LibraryResolver.Library, EntryPoint = "duckdb_extract_statements_error")]
        private static partial nint ExtractError(DuckDBExtractedStatements statements);
    }
}
