using System.Globalization;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>Checks an element and all inside it against R4, and against the profiles that it claims.</summary>
internal static class ElementCheck
{
    public static void Check(ValidationRun run, FhirNode node)
    {
        if (run.IsFull || !run.Enter(node))
        {
            return;
        }

        TypePlan plan = TypePlan.Of(node.Type);
        if (plan.IsResource)
        {
            var outside = run.EnterResource(node);
            CheckContent(run, node, plan);
            ResourceProfiles.Check(run, node);
            run.LeaveResource(outside);
        }
        else
        {
            CheckContent(run, node, plan);
        }

        run.Leave();
    }

    private static void CheckContent(ValidationRun run, FhirNode node, TypePlan plan)
    {
        if (plan.Kind == PlanKind.Primitive)
        {
            CheckPrimitive(run, node, plan);
        }

        ulong present = CheckChildren(run, node, plan);
        NativeRules.Check(run, node, plan);
        CheckRules(run, node, plan.Invariants, present);
        if (node.Element is { IsAsWritten: false } element)
        {
            var place = ElementPlan.Of(element);
            CheckRules(run, node, place.Invariants, present);
            if (element.RequiredBinding is not null)
            {
                CodeCheck.Required(run, node, place.Binding, element.RequiredBinding);
            }
        }

        TypeRules.Check(run, node, plan.Kind);
    }

    /// <returns>A bit for each element that stands.</returns>
    private static ulong CheckChildren(ValidationRun run, FhirNode node, TypePlan plan)
    {
        ulong present = 0;
        foreach (FhirNode child in node.ChildSpan)
        {
            if (child.Element is { IsAsWritten: false } element)
            {
                present |= 1UL << element.Index;
                Check(run, child);
            }
        }

        foreach (FhirElement element in plan.Required)
        {
            if ((present & (1UL << element.Index)) == 0)
            {
                run.Error(FhirCodes.TooFew, $"no {element.Name}", $"at least {element.Min.ToString(CultureInfo.InvariantCulture)} {element.Name}", "give it");
            }
        }

        foreach (FhirElement element in plan.Bounded)
        {
            if ((present & (1UL << element.Index)) != 0 && Count(node, element) is int count && count > element.Max)
            {
                run.Error(FhirCodes.TooMany, string.Create(CultureInfo.InvariantCulture, $"{count} times {element.Name}"), string.Create(CultureInfo.InvariantCulture, $"at most {element.Max}"), "take some away");
            }
        }

        return present;
    }

    private static int Count(FhirNode node, FhirElement element)
    {
        int count = 0;
        foreach (FhirNode child in node.ChildSpan)
        {
            count += ReferenceEquals(child.Element, element) ? 1 : 0;
        }

        return count;
    }

    private static void CheckPrimitive(ValidationRun run, FhirNode node, TypePlan plan)
    {
        if (node.Value is not { } text)
        {
            return;
        }

        if (node.Type.Name == "canonical")
        {
            References.CheckCanonical(run, node, text);
        }

        if (text.Length == 0 || plan.Primitive?.Invoke(text) == false)
        {
            run.Error(FhirCodes.BadPrimitive, Hidden.Cell(text.Length), $"text of type {node.Type.Name}", "correct the value");
        }
        else if (run.Options.RefuseHtml && node.Type.Name is "string" or "markdown" && Narratives.LooksLikeHtml(text))
        {
            run.Error(FhirCodes.EmbeddedHtml, Hidden.Cell(text.Length), "text without anything that looks like a tag of HTML", "take the tags away");
        }
    }

    public static void CheckRules(ValidationRun run, FhirNode node, IReadOnlyList<InvariantPlan> rules, ulong present)
    {
        for (int index = 0; index < rules.Count; index++)
        {
            if (rules[index].IsAsked(present))
            {
                CheckRule(run, node, rules[index], present);
            }
        }
    }

    private static void CheckRule(ValidationRun run, FhirNode node, InvariantPlan plan, ulong present)
    {
        FhirInvariant rule = plan.Rule;
        if (plan.Expression is null)
        {
            run.Warning(FhirCodes.RuleNotChecked, $"{rule.Key}, which uses FHIRPath that is not known here", "rules that can be evaluated", "check the rule by hand");
            return;
        }

        try
        {
            if (plan.Outcome(node, present, run) != true)
            {
                Broken(run, rule);
            }
        }
        catch (BridgeException)
        {
            run.Warning(FhirCodes.RuleNotChecked, $"{rule.Key}, which cannot be evaluated over this data", "rules that can be evaluated", "check the rule by hand");
        }
    }

    public static void Broken(ValidationRun run, FhirInvariant rule)
    {
        if (rule.IsError)
        {
            run.Error(FhirCodes.RuleBroken, $"{rule.Key} broken", rule.Human, "mend what the rule asks for");
        }
        else
        {
            run.Warning(FhirCodes.RuleBroken, $"{rule.Key} not kept", rule.Human, "mend what the rule asks for, where that is possible");
        }
    }
}
