using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Checks what makes one row several: <c>each:</c> and the numbered columns that go with it.</summary>
internal sealed class RepetitionChecker(MappingDocument document, ICollection<Issue> issues)
{
    public void Check()
    {
        FieldDefinition? over = document.Repetition is { } repetition ? document.Field(repetition.Over) : null;
        if (document.Repetition is { OfEvent: true } found)
        {
            CheckEvent(found, over);
        }

        foreach (FieldDefinition field in document.Fields.Where(field => field is { Numbers.Count: > 0, IsList: false }))
        {
            if (document.Repetition is null || (over is not null && !field.Numbers.SequenceEqual(over.Numbers)))
            {
                issues.Add(Issue.Error(MappingCodes.WrongKind, field.Place with { Field = field.Name }, "numbered columns that nothing repeats over", over is null ? "'each:' with the field, or 'repeats: true' for one list" : $"the numbers of {over.Name}, over which the mapping repeats", "write an event, outcome or wait for each, or read the columns as a list"));
            }
        }

        if (document.Repetition is { OfEvent: false })
        {
            CheckParts();
        }
    }

    private void CheckEvent(Repetition repetition, FieldDefinition? over)
    {
        Place place = repetition.Place with { Field = "each" };
        if (over is null)
        {
            issues.Add(Issue.Error(MappingCodes.UnknownField, place, $"'each: {repetition.Over}', which 'read:' does not have", FieldChecker.Names(document), "correct the name, or read the field"));
            return;
        }

        if (over is { Numbers.Count: 0, Split.Count: 0 } && !over.Repeats)
        {
            issues.Add(Issue.Error(MappingCodes.WrongKind, place, $"'each: {repetition.Over}', which has one value in a row", "a field with 'numbers:', 'split:' or 'repeats:'", "read the field as several values, or remove 'each:'"));
        }

        FieldDefinition? reference = document.Event.GetValueOrDefault("ref")?.Field is { } name ? document.Field(name) : null;
        if (reference is not null && !document.Varies(reference) && !reference.With.Any(with => document.Field(with) is { } other && document.Varies(other)))
        {
            issues.Add(Issue.Error(MappingCodes.NotWritten, place, $"events of one row that all have the reference {reference.Name}", "a reference that differs from event to event", $"add 'with: [{repetition.Over}]' to {reference.Name}, or read numbered references"));
        }

        foreach (RowRule rule in document.Blocks.SelectMany(block => block.Rules).Where(rule => rule.Each is { } each && document.Field(each) is { } field && document.Varies(field)))
        {
            issues.Add(Issue.Error(MappingCodes.WrongKind, rule.Place, $"'each: {rule.Each}' in an event that is written for each already", "'each:' in one place", "remove it here: the block is written with each event"));
        }
    }

    // The first part alone would speak for all of them.
    private void CheckParts()
    {
        IEnumerable<(string Field, Place Place)> once = document.Event.Concat(document.Person).Select(pair => pair.Value).Concat(document.Concerns.SelectMany(list => list.Rules).SelectMany(rule => rule.Sets.Values)).SelectMany(Named)
            .Concat(document.Concerns.SelectMany(list => list.Rules).SelectMany(rule => Named(rule.When).Concat(rule.From is { } from ? [(from, rule.Place)] : [])))
            .Concat(document.Blocks.SelectMany(block => block.Rules).Where(rule => rule.Each is null || document.Field(rule.Each) is { IsList: true }).SelectMany(rule => rule.Sets.Values.SelectMany(Named).Concat(Named(rule.When))));
        foreach ((string name, Place place) in once.Where(use => document.Field(use.Field) is { } field && document.Varies(field)).Distinct())
        {
            issues.Add(Issue.Error(MappingCodes.WrongKind, place with { Field = name }, $"the numbered field {name} where one value is written", $"a field of one value, or 'each: {document.Repetition!.Over}' in the block", "write it in a block with 'each:', or repeat the event"));
        }
    }

    private static IEnumerable<(string Field, Place Place)> Named(WriteSource source) =>
        (source.Field is { } field ? [(field, source.Place)] : Array.Empty<(string, Place)>()).Concat(source.Choices.SelectMany(choice => Named(choice.Source).Concat(Named(choice.When))));

    private static IEnumerable<(string Field, Place Place)> Named(IReadOnlyList<IReadOnlyList<Condition>> when) =>
        when.SelectMany(all => all).Select(condition => (condition.Field, condition.Place));
}
