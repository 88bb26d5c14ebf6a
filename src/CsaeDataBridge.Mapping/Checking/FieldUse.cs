namespace CsaeDataBridge.Mapping;

/// <summary>Which fields a mapping uses, and where conditions stand.</summary>
internal static class FieldUse
{
    public static IEnumerable<string> Of(MappingDocument document) =>
        Sources(document).SelectMany(source => source.Fields)
        .Concat(Conditions(document).Select(condition => condition.Field))
        .Concat(document.Concerns.SelectMany(list => list.Rules).Select(rule => rule.From).OfType<string>())
        .Concat(document.Blocks.SelectMany(block => block.Rules).Select(rule => rule.Each).OfType<string>())
        .Concat(document.Fields.SelectMany(field => field.With))
        .Concat(document.SnapshotOf)
        .Concat(document.Checks.Select(check => check.Field).OfType<string>());

    public static IEnumerable<WriteSource> Sources(MappingDocument document) =>
        document.Event.Values.Concat(document.Person.Values)
        .Concat(document.Concerns.SelectMany(list => list.Rules).SelectMany(rule => rule.Sets.Values))
        .Concat(document.Blocks.SelectMany(block => block.Rules).SelectMany(rule => rule.Sets.Values));

    public static IEnumerable<Condition> Conditions(MappingDocument document) =>
        document.Concerns.SelectMany(list => list.Rules).SelectMany(rule => rule.When)
        .Concat(document.Blocks.SelectMany(block => block.Rules).SelectMany(rule => rule.When))
        .Concat(Sources(document).SelectMany(Alternatives))
        .SelectMany(all => all);

    private static IEnumerable<IReadOnlyList<Condition>> Alternatives(WriteSource source) =>
        source.Choices.SelectMany(choice => choice.When.Concat(Alternatives(choice.Source)));
}
