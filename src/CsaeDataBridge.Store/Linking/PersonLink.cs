namespace CsaeDataBridge.Store;

/// <summary>One answer of the linkage: this person is the human being known by that key.</summary>
/// <param name="PersonId">The person as one agency knows them, big-endian.</param>
/// <param name="PersonKey">The smallest person_id of all that are the same human being, big-endian.</param>
internal readonly record struct PersonLink(UInt128 PersonId, UInt128 PersonKey);
