using System.Text.Json.Nodes;
using CsaeDataBridge.Commands;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Analysts;

/// <summary>All results as one JSON document, which is printed when the last is known: a query that fails prints none.</summary>
internal sealed class JsonPrinter(QueryRequest request, TextWriter output) : ResultPrinter(request.MostRows)
{
    private readonly JsonArray results = [];
    private JsonArray columns = [];
    private JsonArray rows = [];

    public override void Close() =>
        output.WriteLine(new JsonObject { ["release"] = request.Release, ["results"] = results, ["exitCode"] = ExitCode.Done }.ToJsonString(JsonText.Indented));

    protected override void Begin(IReadOnlyList<string> names, IReadOnlyList<string> types)
    {
        columns = [.. names.Zip(types, (name, type) => (JsonNode)new JsonObject { ["name"] = name, ["type"] = type })];
        rows = [];
    }

    protected override void Row(IReadOnlyList<object> values) => rows.Add((JsonNode)new JsonArray([.. values.Select(ValueText.Json)]));

    protected override void End(long printed, long rows) =>
        results.Add((JsonNode)new JsonObject { ["columns"] = columns, ["rows"] = this.rows, ["printed"] = printed, ["total"] = rows });
}
