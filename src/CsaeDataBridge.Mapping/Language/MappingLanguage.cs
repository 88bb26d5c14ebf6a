using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>The mapping language as data, from <c>language.yaml</c>: what the reader accepts, and what its schema and reference are made from.</summary>
internal static class MappingLanguage
{
    private static readonly LanguageDefinition Language = LanguageDefinition.Load(typeof(MappingLanguage).Assembly, "Language/language.yaml", MappingCodes.Malformed);

    public static IReadOnlyList<LanguageShape> Shapes => Language.Shapes;

    public static LanguageShape Shape(string name) => Language.Shape(name);

    /// <summary>The keys of a map, taken one by one; keys that the language does not have are reported, and a reader cannot ask for them.</summary>
    public static YamlKeys Keys(string shape, YamlMap map, string what, ICollection<Issue> issues) =>
        new(map, what, MappingCodes.Malformed, issues, [.. Shape(shape).Keys.Select(key => key.Name)]);

    /// <summary>The columns of the common schema that <c>event:</c> or <c>person:</c> may write, ref and its like included.</summary>
    public static IReadOnlyList<(string Name, SchemaColumn? Column)> Columns(CommonSchema schema, string table) => table == "event"
        ? [("ref", null), .. schema["event"].Columns.Where(column => !TargetChecker.NotOfEvent.Contains(column.Name)).Select(column => (column.Name, (SchemaColumn?)column))]
        : [("ref", null), (CompileScope.PreviousReference, null), .. schema["person"].Columns.Concat(schema.Vault("person").Columns).Where(column => !TargetChecker.NotOfPerson.Contains(column.Name)).DistinctBy(column => column.Name).Select(column => (column.Name, (SchemaColumn?)column)), ("age_on", null), ("age_at_event", schema["event_person"].Column("age_at_event")), ("role_in_event", schema["event_person"].Column("role_in_event"))];
}
