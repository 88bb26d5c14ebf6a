namespace CsaeDataBridge.Mapping;

/// <summary>How a field's cells are understood.</summary>
public enum FieldKind
{
    /// <summary>A reference; only its keyed hash is kept.</summary>
    Id,

    /// <summary>A direct identifier that goes to the vault and nowhere else.</summary>
    Identity,

    /// <summary>Words translated by a value list.</summary>
    Values,

    Date,

    /// <summary>A date with a time of day in Europe/London, kept in UTC.</summary>
    Instant,

    Number,

    /// <summary>A code of a known system, normalised.</summary>
    Code,

    /// <summary>A flag read by the lexicon.</summary>
    Flag,

    /// <summary>Text that must match a pattern.</summary>
    Pattern,
}
