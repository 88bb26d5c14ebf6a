namespace CsaeDataBridge.Fhir;

/// <summary>What a value of an expression is in SQL.</summary>
internal enum ViewKind
{
    /// <summary>Never anything: an element that the type does not have.</summary>
    Nothing,

    Boolean,

    /// <summary>A BIGINT.</summary>
    Whole,

    /// <summary>A decimal that was computed, as DECIMAL.</summary>
    Number,

    /// <summary>A decimal as the resource has it, as text, so that no digit is lost.</summary>
    NumberText,

    Text,

    /// <summary>A date or a moment as text, as precise as it was written.</summary>
    Temporal,

    /// <summary>A time of day as text.</summary>
    Time,

    /// <summary>A STRUCT with the members that the view reads.</summary>
    Element,

    /// <summary>An element whose type is not chosen yet: the SQL is that of its owner.</summary>
    Choice,

    /// <summary>A resource of a type that is not known yet, as JSON.</summary>
    Resource,
}
