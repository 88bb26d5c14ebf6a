using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Reporting;

/// <summary>The Vega-Lite specification of a table's chart. A hidden figure is a mark in words, never a bar or a place on the scale.</summary>
internal static class ChartSpec
{
    private const int LineLength = 20;
    // Room at the right for the figure that stands at the end of the longest bar.
    private const decimal Headroom = 1.18m;
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.Default };

    public static string Json(TableShape shape, string marker)
    {
        ProtectedColumn charted = shape.Table.Columns[shape.ChartColumn];
        var values = new JsonArray();
        foreach (ProtectedRow row in shape.ChartRows)
        {
            ProtectedCell cell = row.Cells[shape.ChartColumn];
            values.Add(new JsonObject
            {
                ["name"] = InLines(TableShape.RowName(row, !shape.ByMember)),
                ["value"] = cell.Value is { } value ? JsonValue.Create(value) : null,
                ["words"] = Figures.Text(cell, charted.Unit, marker),
                ["colour"] = !shape.ByMember && TableShape.IsTotal(row) ? "#173f5f" : "#3d7ea6",
            });
        }

        decimal longest = shape.ChartRows.Select(row => row.Cells[shape.ChartColumn].Value ?? 0).DefaultIfEmpty(0).Max();
        var spec = new JsonObject
        {
            ["description"] = Description(shape, marker),
            ["width"] = "container",
            ["height"] = new JsonObject { ["step"] = 30 },
            ["autosize"] = new JsonObject { ["type"] = "fit-x", ["contains"] = "padding" },
            ["data"] = new JsonObject { ["values"] = values },
            ["encoding"] = new JsonObject { ["y"] = Names(values) },
            ["layer"] = new JsonArray(Bars(charted, longest), Words(shown: true, longest), Words(shown: false, longest)),
            ["config"] = Config(),
        };
        return spec.ToJsonString(Compact);
    }

    /// <summary>The chart in words, for those who do not see it.</summary>
    public static string Description(TableShape shape, string marker)
    {
        ProtectedColumn charted = shape.Table.Columns[shape.ChartColumn];
        IEnumerable<string> bars = shape.ChartRows.Select(row => $"{TableShape.RowName(row, !shape.ByMember)} {Spoken(row.Cells[shape.ChartColumn], charted.Unit, marker)}");
        return $"Bar chart of {charted.Title}. {string.Join("; ", bars)}.";
    }

    private static string Spoken(ProtectedCell cell, string unit, string marker) =>
        cell.State == CellState.Suppressed ? "hidden" : cell.State == CellState.NotApplicable ? "not applicable" : Figures.Text(cell, unit, marker);

    private static JsonObject Names(JsonArray values) => new()
    {
        ["field"] = "name",
        ["type"] = "nominal",
        ["title"] = null,
        // Without the order given, the lines that have a bar would come before those that have none.
        ["scale"] = new JsonObject { ["domain"] = new JsonArray([.. values.Select(value => value!["name"]!.DeepClone())]) },
        ["axis"] = new JsonObject { ["labelExpr"] = "split(datum.label, '\\n')", ["labelLimit"] = 150, ["ticks"] = false, ["domain"] = false, ["labelPadding"] = 8 },
    };

    private static JsonObject Bars(ProtectedColumn charted, decimal longest) => new()
    {
        ["transform"] = Only("isValid(datum.value)"),
        ["mark"] = new JsonObject { ["type"] = "bar", ["cornerRadiusEnd"] = 2, ["height"] = 18 },
        ["encoding"] = new JsonObject
        {
            ["x"] = Length(longest > 0 ? charted.Title : null, longest),
            ["color"] = new JsonObject { ["field"] = "colour", ["type"] = "nominal", ["scale"] = null },
        },
    };

    private static JsonObject Words(bool shown, decimal longest) => new()
    {
        ["transform"] = Only(shown ? "isValid(datum.value)" : "!isValid(datum.value)"),
        ["mark"] = new JsonObject { ["type"] = "text", ["align"] = "left", ["dx"] = 5, ["fontSize"] = 12, ["fontStyle"] = shown ? "normal" : "italic", ["color"] = shown ? "#1c2a33" : "#4a5a65" },
        ["encoding"] = new JsonObject
        {
            ["x"] = shown ? Length(null, longest) : new JsonObject { ["value"] = 0 },
            ["text"] = new JsonObject { ["field"] = "words" },
        },
    };

    private static JsonArray Only(string filter) => new(new JsonObject { ["filter"] = filter });

    private static JsonObject Length(string? title, decimal longest) => new()
    {
        ["field"] = "value",
        ["type"] = "quantitative",
        ["title"] = title,
        ["scale"] = new JsonObject { ["domain"] = new JsonArray(0, longest > 0 ? decimal.Round(longest * Headroom, 2) : 1), ["nice"] = false },
        ["axis"] = longest > 0 ? new JsonObject { ["tickCount"] = 4, ["ticks"] = false, ["domain"] = false } : null,
    };

    private static JsonObject Config() => new()
    {
        ["font"] = "system-ui, -apple-system, Segoe UI, sans-serif",
        ["background"] = null,
        ["view"] = new JsonObject { ["stroke"] = null },
        ["axis"] = new JsonObject { ["labelFontSize"] = 12, ["titleFontSize"] = 12, ["titleFontWeight"] = "normal", ["labelColor"] = "#1c2a33", ["titleColor"] = "#4a5a65", ["gridColor"] = "#e3e8ec" },
    };

    // A name too long for the margin of a phone is broken at the space nearest to its middle.
    private static string InLines(string name)
    {
        if (name.Length <= LineLength)
        {
            return name;
        }

        int[] spaces = [.. Enumerable.Range(0, name.Length).Where(index => name[index] == ' ')];
        if (spaces.Length == 0)
        {
            return name;
        }

        int middle = spaces.MinBy(index => Math.Abs(index - (name.Length / 2)));
        return $"{name[..middle]}\n{name[(middle + 1)..]}";
    }
}
