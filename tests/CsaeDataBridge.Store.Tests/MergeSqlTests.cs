using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Tests;

namespace CsaeDataBridge.Store.Tests;

public sealed class MergeSqlTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Statements_AreReadable(bool judged)
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
        session.AttachMemory("mapped");
        CommonSchema schema = CommonSchema.Load();
        session.Execute(Ddl.CreateMapped(schema, "mapped"));
        var sql = new MergeSql(schema, MappedTables.Read(session, schema), "northshire-police/crime", 7, new DateOnly(2026, 1, 31), judged ? [4, 9] : [1, 2], judged);
        IEnumerable<string> statements =
        [
            sql.PersonFates(3),
            sql.InsertVault(3),
            sql.Close(schema["person"], []),
            sql.Close(schema["event"], []),
            sql.Close(schema["concern"], []),
            sql.Close(schema["concern"], [3, 5]),
            .. schema.MappedTables.Select(sql.Insert),
            sql.InsertRenumberings(),
        ];

        string text = string.Join(";\n\n", statements);
        if (judged)
        {
            Snapshot.Matches(text, "sql", member: "Judged");
        }
        else
        {
            Snapshot.Matches(text, "sql", member: "AllNew");
        }
    }
}
