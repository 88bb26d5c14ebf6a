namespace CsaeDataBridge.Sharing;

/// <summary>Which small counts must be small in a second table too.</summary>
internal enum KeepSmall
{
    None,

    /// <summary>The count that it is about: its marker may be known to stand for a small count.</summary>
    Target,

    /// <summary>All: it may be known of each marker whether it stands for a small count.</summary>
    All,
}
