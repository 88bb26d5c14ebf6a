using System.Text.Json;
using System.Text.Json.Nodes;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Reporting;

/// <summary>The Vega-Lite specification of a table's chart. A hidden figure is a mark in words, never a bar.</summary>
internal static class ChartSpec
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Default };

    public static string Json(ProtectedTable table, string marker)
    {
        int column = Enumerable.Range(0, table.Columns.Count).First(index => table.Columns[index].Name == table.ChartColumn);
        ProtectedColumn charted = table.Columns[column];
        bool byArea = table.BreakdownTitle is null;
        var values = new JsonArray();
        foreach (ProtectedRow row in table.Rows.Where(row => byArea || (row.AreaCode == "all" && row.Breakdown != "all")))
        {
            ProtectedCell cell = row.Cells[column];
            values.Add(new JsonObject
            {
                ["name"] = byArea ? row.AreaName : row.Breakdown,
                ["value"] = cell.Value is { } value ? JsonValue.Create(value) : null,
                ["words"] = Figures.Text(cell, charted.Unit, marker),
            });
        }

        JsonObject Name() => new() { ["field"] = "name", ["type"] = "nominal", ["sort"] = null, ["title"] = null, ["axis"] = new JsonObject { ["labelLimit"] = 140 } };
        var spec = new JsonObject
        {
            ["$schema"] = "https://vega.github.io/schema/vega-lite/v6.json",
            ["description"] = $"{table.Title}: {charted.Title}. The figures are in the table below.",
            ["width"] = "container",
            ["height"] = new JsonObject { ["step"] = 26 },
            ["data"] = new JsonObject { ["values"] = values },
            ["layer"] = new JsonArray(
                new JsonObject
                {
                    ["transform"] = new JsonArray(new JsonObject { ["filter"] = "isValid(datum.value)" }),
                    ["mark"] = new JsonObject { ["type"] = "bar", ["color"] = "#2f6690", ["cornerRadiusEnd"] = 2, ["height"] = 16 },
                    ["encoding"] = new JsonObject
                    {
                        ["y"] = Name(),
                        ["x"] = new JsonObject { ["field"] = "value", ["type"] = "quantitative", ["title"] = $"{charted.Title} ({Figures.Unit(charted.Unit)})", ["axis"] = new JsonObject { ["tickCount"] = 5 } },
                    },
                },
                new JsonObject
                {
                    ["transform"] = new JsonArray(new JsonObject { ["calculate"] = "isValid(datum.value) ? datum.value : 0", ["as"] = "place" }),
                    ["mark"] = new JsonObject { ["type"] = "text", ["align"] = "left", ["dx"] = 5, ["fontSize"] = 12, ["color"] = "#1c2a33" },
                    ["encoding"] = new JsonObject
                    {
                        ["y"] = Name(),
                        ["x"] = new JsonObject { ["field"] = "place", ["type"] = "quantitative" },
                        ["text"] = new JsonObject { ["field"] = "words" },
                    },
                }),
            ["config"] = new JsonObject
            {
                ["font"] = "system-ui, sans-serif",
                ["view"] = new JsonObject { ["stroke"] = null },
                ["axis"] = new JsonObject { ["labelFontSize"] = 12, ["titleFontSize"] = 12, ["titleFontWeight"] = "normal", ["gridColor"] = "#e3e8ec", ["domainColor"] = "#9aa7b0" },
            },
        };
        return spec.ToJsonString(Compact);
    }
}
