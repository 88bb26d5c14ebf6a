namespace CsaeDataBridge.Store;

/// <summary>One code of a coded column and what it means.</summary>
public sealed record SchemaCode(string Value, string Meaning);
