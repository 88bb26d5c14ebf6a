using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

/// <summary>Something that somebody signed.</summary>
/// <param name="Person">Who it says that they are.</param>
/// <param name="Key">Whose key it is signed with.</param>
/// <param name="OfThis">Whether it is about this manifest.</param>
/// <param name="Tampered">Whether it was changed after it was signed.</param>
internal sealed record ApprovalAct(StatementKind Kind, string Person, string Key, int At, bool OfThis = true, bool Tampered = false);
