using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

public sealed class MeasureDefinitionTests
{
    [Fact]
    public void Ids_AreTheMeasuresOfTheMainReport() => Assert.Equal(
        ["M01", "M02", "M03", "M04", "M05", "M06", "M10", "M17", "M21", "M24", "M25", "M29", "M30", "M36"],
        MeasureDefinition.Ids);

    [Fact]
    public void Load_EveryMeasure_HasItsWordsAndAChartOfAColumn()
    {
        foreach (MeasureDefinition measure in MeasureDefinition.Ids.Select(MeasureDefinition.Load))
        {
            Assert.NotEmpty(measure.Tables);
            Assert.Contains(measure.Tables[0].Columns, column => measure.Completeness.Contains($"{{{column.Name}}}", StringComparison.Ordinal));
            foreach (MeasureTable table in measure.Tables)
            {
                Assert.Contains(table.Columns, column => column.Name == table.ChartColumn);
                Assert.All(table.Columns.Where(column => column.Of is not null), column => Assert.Contains(table.Columns, other => other.Name == column.Of && other.Kind == ColumnKind.Count));
            }
        }
    }
}
