namespace CsaeDataBridge.Store;

/// <summary>A check's result as the store keeps it.</summary>
/// <param name="LoadId">The load that was checked; for the store the newest that was in it.</param>
/// <param name="CheckedAt">UTC.</param>
public sealed record StoredCheck(int LoadId, CheckScope Scope, CheckResult Result, DateTime CheckedAt);
