using CsaeDataBridge.Agreements;
using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Mapping;

/// <summary>What the stager is to read for a mapping.</summary>
internal static class StagePlans
{
    public static StagePlan Of(MappingDocument document, InboundFlow? flow) => new(
        document.Layout,
        [.. document.Fields.Select(field => new StageField(field.Name, field.Columns, KindOf(field), field.Required, field.Kind == FieldKind.Id ? Scope(document, field) : null) { Numbers = field.Numbers, Form = field.Form })],
        document.StopOnMissingColumn,
        flow?.Never ?? [],
        (flow?.RefuseUnlisted ?? false) || document.NewColumns == ColumnPolicy.Stop)
    {
        Repeat = document.Repetition is { } repetition ? RepeatOf(document, repetition) : null,
        Joins = document.Joins,
    };

    private static StageRepeat RepeatOf(MappingDocument document, Repetition repetition) => new(
        [.. document.Fields.Where(document.Varies).Select(field => field.Name)],
        document.Field(repetition.Over)!.Numbers.Count > 0 ? [] : [.. document.Field(repetition.Over)!.Split, ItemCells.ElementSeparator],
        repetition.OfEvent);

    private static StageKind KindOf(FieldDefinition field) => field.Kind switch
    {
        FieldKind.Id => StageKind.Id,
        FieldKind.Identity => StageKind.Text,
        _ => StageKind.Cell,
    };

    // Persons and suspects are numbered together: a child may be the victim in one row and the suspect in another.
    private static string Scope(MappingDocument document, FieldDefinition field)
    {
        string role = document.Event.TryGetValue("ref", out WriteSource? source) && source.Field == field.Name ? "event" : "person";
        return $"{role}|{document.Agency}|{field.Scope}|";
    }
}
