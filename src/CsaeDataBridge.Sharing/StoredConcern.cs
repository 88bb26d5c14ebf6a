namespace CsaeDataBridge.Sharing;

/// <summary>A concern as it was stored, for a comparison with planted truth.</summary>
/// <param name="File">The delivered file.</param>
/// <param name="Line">Line of the source row.</param>
/// <param name="Rule">The rule that wrote it.</param>
/// <param name="UnderReview">True while an open review keeps it out of every count.</param>
/// <param name="IsCurrent">False once a later delivery says otherwise.</param>
/// <param name="Age">The subject's age at the event; null where the agency did not record it.</param>
/// <param name="Settings">The settings, joined with +, in order; empty when none is recorded.</param>
/// <param name="PersonKey">Whom the linkage takes it to be about; null where the event identifies nobody.</param>
public sealed record StoredConcern(
    string Feed,
    string File,
    long Line,
    string Harm,
    string Status,
    string Role,
    string Rule,
    string Precision,
    string Basis,
    bool UnderReview,
    bool IsCurrent,
    int? Age,
    string Settings,
    Guid? PersonKey);
