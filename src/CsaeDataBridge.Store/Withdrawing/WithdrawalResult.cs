namespace CsaeDataBridge.Store;

/// <summary>What a withdrawal changes, or would.</summary>
/// <param name="Load">The load.</param>
/// <param name="Change">The change that takes it out; null for a dry run.</param>
/// <param name="Events">Events of the current rows.</param>
/// <param name="Persons">Persons as the feed knows them.</param>
/// <param name="Identifiers">Persons whose identifiers become those of another load, or none.</param>
/// <param name="HeldRows">Rows of the load in quarantine, which wait no longer.</param>
public sealed record WithdrawalResult(LoadEntry Load, ChangeEntry? Change, WithdrawnCounts Events, WithdrawnCounts Persons, long Identifiers, long HeldRows);
