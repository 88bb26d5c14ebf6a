namespace CsaeDataBridge.Extracts;

/// <summary>What a column holds, without any cell that fewer than the smallest count of rows have.</summary>
public sealed record ColumnProfile
{
    /// <summary>Header, XML path or FHIR column, as a mapping names it.</summary>
    public required string Name { get; init; }

    /// <summary>Rows in which the cell is not blank.</summary>
    public required long Filled { get; init; }

    /// <summary>Rows in which it is.</summary>
    public required long Blank { get; init; }

    /// <summary>Distinct cells; a lower bound when <see cref="DistinctIsExact"/> is false.</summary>
    public required long Distinct { get; init; }

    public required bool DistinctIsExact { get; init; }

    /// <summary>Characters of the shortest and the longest cell, blank ones left out; 0 when all are blank.</summary>
    public required int Shortest { get; init; }

    public required int Longest { get; init; }

    /// <summary>Cells that hold several values: elements that repeat.</summary>
    public required long Repeated { get; init; }

    /// <summary>Share of the cells that have each form, 0 to 1, the most frequent first; a cell may have several.</summary>
    public required IReadOnlyList<KeyValuePair<CellForm, double>> Forms { get; init; }

    /// <summary>Date formats that together read the cells, in the words of a mapping, with the share that each reads.</summary>
    public required IReadOnlyList<KeyValuePair<string, double>> Dates { get; init; }

    /// <summary>Cells that at least the smallest count of rows have, the most frequent first. None for a column with too many distinct cells to be words.</summary>
    public required IReadOnlyList<KeyValuePair<string, long>> Values { get; init; }

    /// <summary>Distinct cells that too few rows have to be shown, and how many rows those are.</summary>
    public required long Masked { get; init; }

    public required long MaskedRows { get; init; }

    /// <summary>True when the column has few enough distinct cells to be words of a list.</summary>
    public required bool IsWords { get; init; }

    /// <summary>True when every row has a cell and no two have the same.</summary>
    public bool IsKey => Blank == 0 && Filled > 1 && DistinctIsExact && Distinct == Filled;

    /// <summary>Share of the cells with a form, 0 to 1.</summary>
    public double Share(CellForm form) => Forms.FirstOrDefault(known => known.Key == form).Value;
}
