namespace CsaeDataBridge.Runs;

/// <summary>A concern that a source row states, with whom it is truly about.</summary>
/// <param name="Row">What the row states.</param>
/// <param name="Person">The planted person.</param>
/// <param name="Age">The person's true age at the event, in whole years.</param>
/// <param name="Day">The date of the event.</param>
/// <param name="Setting">The setting that the row states; empty when it states none.</param>
internal sealed record TruthFact(TruthRow Row, int Person, int Age, DateOnly Day, string Setting)
{
    public bool IsAbuse => Row.Harm is "csa" or "cse" && Row.Role != "displayed";

    public bool IsIdentified => Row.Status is "confirmed" or "suspected";
}
