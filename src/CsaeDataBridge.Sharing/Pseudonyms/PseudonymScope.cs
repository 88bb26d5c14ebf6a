namespace CsaeDataBridge.Sharing;

/// <summary>Within what pseudonyms are the same for the same person; nobody can join over two scopes.</summary>
/// <param name="Agreement">The agreement's id.</param>
/// <param name="Recipient">Who gets them.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Series">The release that is repeated.</param>
/// <param name="Epoch">For how long, for example 2026; a new one breaks with all that was sent before.</param>
public sealed record PseudonymScope(string Agreement, string Recipient, string Purpose, string Series, string Epoch)
{
    /// <summary>The parts as the key's derivation takes them; each with its length, so that no two scopes are written alike.</summary>
    internal string Info => string.Join('|', new[] { Agreement, Recipient, Purpose, Series, Epoch }.Select(part => $"{part.Length}:{part}"));
}
