using System.Globalization;
using System.Text.RegularExpressions;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>Checks that conditions can be asked of their fields and can be met.</summary>
internal sealed class ConditionChecker(MappingDocument document, InboundFlow? flow, CommonSchema schema, ICollection<Issue> issues)
{
    private static readonly Dictionary<string, string> CodeExamples = new() { ["home_office"] = "^[0-9]{3}/[0-9]{2}$", ["gss"] = "^[A-Z][0-9]{8}$", ["dfe_factor"] = "^[0-9]{1,2}[A-Z]?$" };

    public void Check(IReadOnlyList<IReadOnlyList<Condition>> when)
    {
        foreach (Condition condition in when.SelectMany(all => all))
        {
            CheckOne(condition);
        }
    }

    /// <summary>True when whatever meets the later condition meets the earlier one, so that a rule with it below is never reached.</summary>
    public static bool Covers(IReadOnlyList<IReadOnlyList<Condition>> earlier, IReadOnlyList<IReadOnlyList<Condition>> later) =>
        earlier.Count == 0 || (later.Count > 0 && later.All(all => earlier.Any(some => some.All(condition => all.Any(other => Implies(other, condition))))));

    private static bool Implies(Condition stronger, Condition weaker) =>
        stronger.Field == weaker.Field && stronger.Test == weaker.Test && stronger.Arguments.Count > 0 && stronger.Arguments.All(weaker.Arguments.Contains);

    private void CheckOne(Condition condition)
    {
        Place place = condition.Place with { Field = condition.Field };
        if (document.Field(condition.Field) is not { } field)
        {
            if (condition.Field == CompileScope.Delivery)
            {
                return;
            }

            if (condition.Field == CompileScope.Age && (document.Person.ContainsKey("born") || document.Person.ContainsKey(CompileScope.Age)))
            {
                CheckNumbers(condition, place, 0, 120);
                return;
            }

            issues.Add(Issue.Error(MappingCodes.UnknownField, place, "a name that 'read:' does not have", FieldChecker.Names(document), "correct the name, or read the field"));
            return;
        }

        if (flow?.Fields.FirstOrDefault(permitted => permitted.Name == field.Name)?.Keep == "test_only")
        {
            issues.Add(Issue.Error(MappingCodes.KeptOtherwise, place, "a rule on a field that the clause keeps for row conditions only", "a field that the clause lets be kept", "remove the condition, or agree on another way to keep the field"));
        }

        IReadOnlyList<string> tests = ConditionTests.For(field);
        if (!tests.Contains(condition.Test))
        {
            issues.Add(Issue.Error(MappingCodes.WrongKind, place, $"the test {condition.Test}, which a field of this kind does not have", $"one of {string.Join(", ", tests)}", "use one of these tests"));
            return;
        }

        switch (condition.Test)
        {
            case "blank" or "recorded" when condition.Arguments is not ["true"]:
                issues.Add(Issue.Error(MappingCodes.Malformed, place, $"{condition.Test} with another word", $"{{ {condition.Test}: true }}", "write true"));
                break;
            case "blank" or "recorded":
                break;
            case "before" or "after":
                CheckDate(condition, place);
                break;
            case "bare" when condition.Arguments is not (["true"] or ["false"]):
                issues.Add(Issue.Error(MappingCodes.Malformed, place, "bare with another word", "{ bare: true } or { bare: false }", "write true or false"));
                break;
            case "bare":
                break;
            case "harm":
                CheckAmong(condition, place, EffectiveRules.Harms);
                break;
            case "setting":
                CheckAmong(condition, place, Codes("settings"));
                break;
            case var part when field.Kind == FieldKind.Flag:
                CheckAmong(condition, place, Codes(part));
                break;
            case "is" or "in" or "has" when field.Kind == FieldKind.Code:
                CheckCodes(condition, place, field);
                break;
            case "is" or "in" or "has" when SourceChecker.Domain(field) is { } values:
                CheckAmong(condition, place, values.Where(value => value != CommonSchema.Unknown));
                break;
            case "is" or "in" or "under" or "over" when field.Kind == FieldKind.Number:
                CheckNumbers(condition, place, field.Minimum!.Value, field.Maximum!.Value);
                break;
        }
    }

    private IEnumerable<string> Codes(string column) => schema["concern"].Column(column)!.Codes
        .Select(code => code.Value).Where(code => code is not (CommonSchema.Unknown or CommonSchema.NotRecorded));

    // Unknown and blank meet no condition: asking for them by name could only be a mistake.
    private void CheckAmong(Condition condition, Place place, IEnumerable<string> known)
    {
        foreach (string value in condition.Arguments.Except(known))
        {
            bool absent = value is CommonSchema.Unknown or CommonSchema.NotRecorded;
            issues.Add(Issue.Error(absent ? MappingCodes.UnreachableRule : MappingCodes.UnknownCode, place, absent ? $"{condition.Test}: {value}, which no condition meets" : $"'{value}', which the field cannot be", $"one of {string.Join(", ", known)}", absent ? "use { blank: true } for a blank field" : "correct the word"));
        }
    }

    private void CheckCodes(Condition condition, Place place, FieldDefinition field)
    {
        foreach (string code in condition.Arguments.Where(code => !Regex.IsMatch(code, CodeExamples[field.CodeSystem!], RegexOptions.CultureInvariant)))
        {
            issues.Add(Issue.Error(MappingCodes.UnknownCode, place, $"'{code}', which is not a code of {field.CodeSystem} in its one writing", field.CodeSystem == "home_office" ? "NNN/NN, for example 071/17; or the name of a shared list" : "a code of the system; or the name of a shared list", "write the code in full, or correct the list's name"));
        }
    }

    private void CheckNumbers(Condition condition, Place place, decimal minimum, decimal maximum)
    {
        foreach (string text in condition.Arguments)
        {
            if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number))
            {
                issues.Add(Issue.Error(MappingCodes.Malformed, place, $"'{text}'", "a number", "write digits only"));
            }
            else if (condition.Test == "under" ? number <= minimum : condition.Test == "over" ? number >= maximum : number < minimum || number > maximum)
            {
                issues.Add(Issue.Error(MappingCodes.UnreachableRule, place, $"{condition.Test}: {text}, which no number of the field meets", $"a number within {Text.Of(minimum)}..{Text.Of(maximum)}", "correct the number, or the field's range"));
            }
        }

        if (condition.Test is not ("is" or "in" or "under" or "over" or "blank" or "recorded"))
        {
            issues.Add(Issue.Error(MappingCodes.WrongKind, place, $"the test {condition.Test}, which a field of this kind does not have", "one of is, in, under, over", "use one of these tests"));
        }
    }

    private void CheckDate(Condition condition, Place place)
    {
        if (condition.Arguments is not [var text] || !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            issues.Add(Issue.Error(MappingCodes.Malformed, place, "another value", "a date written yyyy-MM-dd", "write it like 2019-07-01"));
        }
    }
}
