namespace CsaeDataBridge.Sharing;

/// <summary>Rows that an agreement lets out, made safe and put in an order that says nothing. Made by Sharing alone.</summary>
public sealed class ReleasedRows
{
    internal ReleasedRows()
    {
    }

    /// <summary>The columns' names, in the order of the clause.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Each with a value for every column; what is not known is <c>unknown</c>.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }

    /// <summary>Numbers by name: rows, people, people left out, steps of the ladder.</summary>
    public required IReadOnlyDictionary<string, long> Counts { get; init; }

    /// <summary>Whether a column joins a person's rows.</summary>
    public required bool Linked { get; init; }
}
