using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Extracts;

/// <summary>The staging tables of one delivery in the session's in-memory catalog <c>stage</c>.</summary>
public static class StageTables
{
    /// <summary>The catalog that the session must have attached.</summary>
    public const string Catalog = "stage";

    /// <summary>Which part of its line a row is, where the plan repeats; no field can have the name.</summary>
    public const string Part = "_part";

    /// <summary>Creates what lives as long as the delivery: rows held by the reader, and rows that repeat an earlier one.</summary>
    public static void CreateForDelivery(DuckDbSession session) => session.Execute(
        "CREATE OR REPLACE TABLE stage.main.held (line BIGINT, code VARCHAR, field VARCHAR); CREATE OR REPLACE TABLE stage.main.duplicate (line BIGINT)");

    /// <summary>Creates the row table and a cell table per cell field, empty.</summary>
    public static void CreateForSlice(DuckDbSession session, StagePlan plan)
    {
        IEnumerable<string> columns = plan.Fields.Select(field => $"{Sql.Identifier(field.Name)} {TypeOf(field.Kind)}");
        session.Execute($"CREATE OR REPLACE TABLE stage.main.\"row\" (line BIGINT, digest UHUGEINT, {string.Join(", ", plan.Repeat is null ? columns : columns.Append($"{Part} INTEGER"))})");
        foreach (StageField field in plan.Fields.Where(field => field.Kind == StageKind.Cell))
        {
            session.Execute($"CREATE OR REPLACE TABLE stage.main.{Sql.Identifier(CellTable(field.Name))} (cell INTEGER, text VARCHAR, normal VARCHAR)");
        }
    }

    /// <summary>The table with the distinct cells of a field: number, text, normal form.</summary>
    public static string CellTable(string field) => "cell_" + field;

    private static string TypeOf(StageKind kind) => kind switch
    {
        StageKind.Cell => "INTEGER",
        StageKind.Id => "UUID",
        _ => "VARCHAR",
    };
}
