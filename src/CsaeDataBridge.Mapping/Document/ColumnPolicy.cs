namespace CsaeDataBridge.Mapping;

/// <summary>What happens when a delivery has columns that the mapping does not know.</summary>
public enum ColumnPolicy
{
    Ignore,
    Warn,
    Stop,
}
