namespace CsaeDataBridge.Agreements;

/// <summary>How close to a person a release may come, from closest to farthest.</summary>
public enum SharingLevel
{
    Identifiable,
    Pseudonymised,
    DeidentifiedRows,
    Aggregate,
}
