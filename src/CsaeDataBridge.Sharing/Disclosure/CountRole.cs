namespace CsaeDataBridge.Sharing;

/// <summary>What a release may do with a count.</summary>
internal enum CountRole
{
    /// <summary>It is published, or hidden.</summary>
    Published,

    /// <summary>Everybody knows it and it cannot be hidden: a structural zero.</summary>
    Known,

    /// <summary>It is in no table of this release, but in what others can know: an earlier figure, or people in both of two areas.</summary>
    Elsewhere,
}
