namespace CsaeDataBridge.Mapping;

/// <summary>Whether a mapping may load data; only an active one does.</summary>
public enum MappingStatus
{
    Draft,
    Active,
    Retired,
}
