namespace CsaeDataBridge.Mapping;

/// <summary>A phrase that was found in a cell.</summary>
/// <param name="Segment">Which part of a list it stands in.</param>
/// <param name="Either">True when a slash stands between it and the phrase before it.</param>
internal readonly record struct FoundWord(LexiconEntry Entry, int Segment, bool Either);
