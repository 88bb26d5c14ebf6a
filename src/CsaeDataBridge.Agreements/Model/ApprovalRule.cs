namespace CsaeDataBridge.Agreements;

/// <summary>Who must approve a release before it goes out.</summary>
/// <param name="Count">How many people.</param>
/// <param name="Roles">In which roles, between them.</param>
/// <param name="BindsFiles">True when frozen files are approved; false for a question.</param>
/// <param name="ValidHours">How long an approval lasts.</param>
public sealed record ApprovalRule(int Count, IReadOnlyList<string> Roles, bool NotSamePerson, bool NotPreparer, bool BindsFiles, int ValidHours);
