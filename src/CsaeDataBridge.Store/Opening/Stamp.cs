namespace CsaeDataBridge.Store;

/// <summary>What a store says about itself.</summary>
internal sealed record Stamp(Guid StoreId, int SchemaVersion, bool Synthetic, string KeyCheck);
