namespace CsaeDataBridge.Agreements;

/// <summary>What is gained or lost when agreements take the place of others.</summary>
public enum EffectKind
{
    /// <summary>A whole flow that comes in.</summary>
    Flow,

    /// <summary>A field that comes in, or a way in which it is kept.</summary>
    Field,

    /// <summary>Rows that a condition or a list keeps out.</summary>
    Rows,

    /// <summary>A whole release.</summary>
    Release,

    /// <summary>A field or a measure of a release, or a flow that it is made from.</summary>
    Content,

    /// <summary>Somebody who receives anything at all.</summary>
    Recipient,
}
