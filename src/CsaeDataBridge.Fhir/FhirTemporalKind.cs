namespace CsaeDataBridge.Fhir;

/// <summary>What a <see cref="FhirTemporal"/> tells.</summary>
public enum FhirTemporalKind
{
    /// <summary>A day, month or year.</summary>
    Date,

    /// <summary>A day with a time of day, perhaps with its zone, or as little of it as is known.</summary>
    DateTime,

    /// <summary>A time of day without a day.</summary>
    Time,
}
