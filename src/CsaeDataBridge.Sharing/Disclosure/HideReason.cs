namespace CsaeDataBridge.Sharing;

/// <summary>Why a count is hidden. Never published: all hidden counts have one marker.</summary>
internal enum HideReason
{
    /// <summary>It is shown.</summary>
    None,

    /// <summary>It is small itself.</summary>
    Small,

    /// <summary>Showing it would say something of everybody in a group.</summary>
    Group,

    /// <summary>The table was made coarser: its line is not shown at this detail.</summary>
    Coarsened,

    /// <summary>It was hidden in an earlier release: shown now, it could tell what was hidden with it then.</summary>
    HiddenBefore,

    /// <summary>Another publisher hides it, in a table over other areas.</summary>
    HiddenElsewhere,

    /// <summary>With it, another hidden count could be worked out.</summary>
    Protects,

    /// <summary>With it, somebody who knows a cell of one or two could work out another.</summary>
    ProtectsFromInsider,
}
