namespace CsaeDataBridge.Store;

/// <summary>What writing the linkage's answer came to.</summary>
/// <param name="Persons">Persons as the agencies know them.</param>
/// <param name="Keys">Different human beings, as far as the linkage can tell.</param>
/// <param name="Linked">Persons who share their key with another.</param>
/// <param name="Written">Rows added or changed; 0 when the answer was in the store already.</param>
/// <param name="Removed">Rows of persons who are no longer current.</param>
public readonly record struct LinkCounts(long Persons, long Keys, long Linked, long Written, long Removed);
