namespace CsaeDataBridge.Mapping;

/// <summary>What a check of a load looks at.</summary>
public enum LoadCheckKind
{
    /// <summary>At least so many rows.</summary>
    Rows,

    /// <summary>Rows within so many percent of the last load's.</summary>
    ChangeInRows,

    /// <summary>At most so many percent of the rows held.</summary>
    HeldRows,

    /// <summary>At most so many percent of the rows repeat an earlier one.</summary>
    DuplicateRows,

    /// <summary>At most so many percent of the rows kept out by a clause.</summary>
    ExcludedRows,

    /// <summary>At most so many percent of the rows with the field blank.</summary>
    Blank,
}
