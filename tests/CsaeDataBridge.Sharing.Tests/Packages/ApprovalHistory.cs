using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

/// <summary>What happened to a package between preparing and sending, as a made-up story; hours count from the preparing.</summary>
/// <param name="Under">Which agreement it was prepared under.</param>
/// <param name="Now">Which agreement holds at sending.</param>
/// <param name="Earlier">Packages that were sent this year and that it was held against; the clause allows four a year.</param>
/// <param name="Signs">Whose key stands under the preparing; null for none.</param>
internal sealed record ApprovalHistory(string Under, string Now, string? Signs, IReadOnlyList<ApprovalAct> Acts, int SentAt, int LastKnown, bool Edited, bool CheckFails, bool KeyChanged, bool Recalled, bool SentBefore, bool Overtaken, string? Unpinned, int Earlier)
{
    public const string Preparer = "prep";

    /// <summary>The people with whose key they have and their roles; in the agreement "lost", sam has none that counts.</summary>
    public static readonly IReadOnlyDictionary<string, (string Holder, string[] Roles)> People = new Dictionary<string, (string, string[])>
    {
        ["pat"] = ("pat", ["analyst_lead"]),
        ["sam"] = ("sam", ["caldicott_or_dpo"]),
        ["kim"] = ("kim", ["analyst_lead", "caldicott_or_dpo"]),
        ["lee"] = ("lee", ["director"]),
        [Preparer] = (Preparer, ["analyst_lead"]),

        // One and the same person under two ids.
        ["twin"] = ("sam", ["analyst_lead"]),
    };

    /// <summary>Whether it may be sent, worked out over the story and not over what is signed.</summary>
    public bool MaySend()
    {
        if (Edited || CheckFails || KeyChanged || Recalled || SentBefore || Overtaken || Signs != Preparer || Unpinned == Preparer || Earlier + (Overtaken ? 1 : 0) > 3)
        {
            return false;
        }

        // The agreement "stopped" is "open", suspended from hour 30 on; "lost" and "reworded" are other texts.
        if (SentAt < 0 || SentAt < LastKnown || Under != (Now == "stopped" ? "open" : Now) || Now == "stopped" && SentAt >= 30)
        {
            return false;
        }

        foreach (ApprovalAct one in Acts)
        {
            foreach (ApprovalAct two in Acts)
            {
                if (Counts(one) && Counts(two) && People[one.Person].Holder != People[two.Person].Holder && Has(one.Person, "analyst_lead") && Has(two.Person, "caldicott_or_dpo"))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool Has(string person, string role) => People[person].Roles.Contains(role) && !(Now == "lost" && person == "sam");

    private bool IsReal(ApprovalAct act) => act.Key == People[act.Person].Holder && !act.Tampered && act.Person != Unpinned;

    private bool Counts(ApprovalAct act)
    {
        if (act.Kind != StatementKind.Approve || !act.OfThis || !IsReal(act) || People[act.Person].Holder == Preparer)
        {
            return false;
        }

        if (act.At < 0 || act.At > SentAt || SentAt - act.At > 72)
        {
            return false;
        }

        return !Acts.Any(other => other.Kind == StatementKind.Revoke && other.OfThis && other.Person == act.Person && (!IsReal(other) || other.At >= act.At));
    }
}
