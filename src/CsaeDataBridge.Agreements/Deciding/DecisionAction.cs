namespace CsaeDataBridge.Agreements;

/// <summary>What a decision is asked about.</summary>
public enum DecisionAction
{
    /// <summary>Reading a field of a delivery.</summary>
    IngestField,

    /// <summary>Taking in a row of a delivery.</summary>
    IngestRow,

    /// <summary>Keeping a field.</summary>
    Store,

    /// <summary>Using a field to find the same person in other sources.</summary>
    Link,

    /// <summary>Reading what is kept.</summary>
    Query,

    /// <summary>Showing one cell of a report.</summary>
    ReportCell,

    /// <summary>Sending one cell or value.</summary>
    ReleaseCell,

    /// <summary>Sending one value as FHIR.</summary>
    ExportFhir,

    /// <summary>Keeping a field longer.</summary>
    Retain,
}
