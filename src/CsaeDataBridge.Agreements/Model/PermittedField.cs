using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>A field that a clause lets in, and how it is kept.</summary>
/// <param name="Name">The mapping's <c>read:</c> name.</param>
/// <param name="DataClass">DIRECT, QUASI, SENSITIVE or ADMIN.</param>
/// <param name="Keep">as_is, identity_vault, hmac, test_only or generalise.</param>
/// <param name="Generalise">What it is generalised to when <paramref name="Keep"/> is generalise; otherwise null.</param>
/// <param name="Clause">The clause that permits it.</param>
/// <param name="Derives">Names made from it, on which row conditions may stand.</param>
/// <param name="Place">Where it stands.</param>
public sealed record PermittedField(string Name, string DataClass, string Keep, string? Generalise, string Clause, IReadOnlyList<FieldDerivation> Derives, Place Place)
{
    /// <summary>Within which numbers of one agency are one; null when the agreement says nothing.</summary>
    public string? Scope { get; init; }

    /// <summary>Why the field is needed, in the agreement's words.</summary>
    public string? Why { get; init; }

    /// <summary>The duty that the field rests on; null when the agreement names none.</summary>
    public Gateway? Duty { get; init; }
}
