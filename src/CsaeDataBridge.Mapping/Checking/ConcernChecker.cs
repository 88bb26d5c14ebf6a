using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>Checks the concern lists: codes, roles, reviews, and rules that are never reached.</summary>
internal sealed class ConcernChecker(MappingDocument document, SourceChecker sources, ConditionChecker conditions, CommonSchema schema, ICollection<Issue> issues)
{
    public void Check()
    {
        foreach (ConcernList list in document.Concerns)
        {
            if (!EffectiveRules.Harms.Contains(list.Harm))
            {
                issues.Add(Issue.Error(MappingCodes.UnknownCode, list.Place with { Field = list.Name }, "a list of another harm", $"one of {string.Join(", ", EffectiveRules.Harms)}; a second list of one harm is harm/word", "correct the name"));
                continue;
            }

            for (int index = 0; index < list.Rules.Count; index++)
            {
                CheckRule(list, list.Rules[index]);
                CheckReached(list, index);
            }
        }
    }

    private void CheckRule(ConcernList list, ConcernRule rule)
    {
        Place place = rule.Place with { Field = rule.Name };
        conditions.Check(rule.When);
        if (rule.From is { } from && document.Field(from) is not { Kind: FieldKind.Flag })
        {
            issues.Add(Issue.Error(document.Field(from) is null ? MappingCodes.UnknownField : MappingCodes.WrongKind, place, $"'from: {from}', which is no flag field", $"one of {string.Join(", ", document.Fields.Where(field => field.Kind == FieldKind.Flag).Select(field => field.Name))}", "correct the name, or state the parts in the rule"));
        }

        foreach ((string column, WriteSource source) in rule.Sets)
        {
            sources.Check(source, schema["concern"].Column(column)!, "concern", false, rule.SaysNo);
        }

        SchemaColumn settings = schema["concern"].Column("settings")!;
        foreach (string setting in rule.Settings?.Where(setting => !settings.HasCode(setting)) ?? [])
        {
            issues.Add(Issue.Error(MappingCodes.UnknownCode, place, $"the setting {setting}", $"one of {string.Join(", ", settings.Codes.Select(code => code.Value))}", "correct the word"));
        }

        if (list.Harm == "hsb" && rule is { From: null, Review: null } && !rule.Sets.ContainsKey("role"))
        {
            issues.Add(Issue.Error(MappingCodes.NotWritten, place, "harmful sexual behaviour without a role and without a review", "'role:' or 'review:'", "say who displayed and who was harmed, or ask a person with 'review:'"));
        }

        bool hasSuspect = document.Blocks.Any(block => block.Table == "suspect" && block.Rules.Any(written => written.Sets.ContainsKey("ref")));
        if (rule.SubjectIsSuspect && !hasSuspect)
        {
            issues.Add(Issue.Error(MappingCodes.NotWritten, place, "'subject: suspect' in a mapping that writes no suspect with a reference", "'suspect: { ref: … }'", "write the suspect, or leave the subject out"));
        }

        if (rule is { SubjectIsSuspect: true, From: null, Sets: var sets } && sets.GetValueOrDefault("basis")?.Literal == "derived" && rule.Review is null)
        {
            issues.Add(Issue.Error(MappingCodes.NotWritten, place, "a concern derived about a suspect without a review", "'review:'", "ask a person whether it should be recorded"));
        }
    }

    private void CheckReached(ConcernList list, int index)
    {
        ConcernRule rule = list.Rules[index];
        for (int earlier = 0; earlier < index; earlier++)
        {
            ConcernRule other = list.Rules[earlier];
            // A rule that takes a flag as read matches only where the flag says something about the harm.
            bool always = other.From is null || other.From == rule.From;
            if (always && ConditionChecker.Covers(other.When, rule.When))
            {
                issues.Add(Issue.Error(MappingCodes.UnreachableRule, rule.Place with { Field = rule.Name }, $"a rule that is never reached: {other.Name} matches first", "rules from the narrow to the wide", $"move it above {other.Name}, or remove it"));
                return;
            }
        }
    }
}
