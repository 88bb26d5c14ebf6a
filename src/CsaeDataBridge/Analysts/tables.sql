-- What a release holds, for whoever has not seen it before.
-- Inputs: the release's tables. Outputs: the tables with how many rows they have; then their columns.
SELECT table_name AS "table", estimated_size AS "rows", comment AS meaning
FROM duckdb_tables()
WHERE NOT internal
ORDER BY table_name;
SELECT table_name AS "table", column_name AS "column", data_type AS type, comment AS meaning
FROM duckdb_columns()
WHERE NOT internal
ORDER BY table_name, column_index;
