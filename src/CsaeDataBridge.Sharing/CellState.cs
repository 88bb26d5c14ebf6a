namespace CsaeDataBridge.Sharing;

/// <summary>Why a published cell shows a number, or shows none.</summary>
public enum CellState
{
    /// <summary>A protected number is shown.</summary>
    Shown,

    /// <summary>Hidden by disclosure control; primary and complementary suppression look the same.</summary>
    Suppressed,

    /// <summary>No extract covers it. Never zero.</summary>
    NoData,

    /// <summary>It cannot be computed, for example a share of nothing.</summary>
    NotApplicable,
}
