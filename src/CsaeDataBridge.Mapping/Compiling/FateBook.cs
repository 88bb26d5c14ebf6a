using CsaeDataBridge.Agreements;

namespace CsaeDataBridge.Mapping;

/// <summary>Numbers the fates of a mapping: clauses first, then what can be wrong with each field.</summary>
internal sealed class FateBook
{
    private readonly List<CompiledFate> fates = [];
    private readonly Dictionary<(string Field, string Code), int> faults = [];

    public FateBook(MappingDocument document, InboundFlow? flow)
    {
        foreach (RowCondition condition in flow?.Rows ?? [])
        {
            fates.Add(new CompiledFate(fates.Count + 1, condition.Clause, null, condition.Field, "the clause's row condition is not met"));
        }

        foreach (PersonListNeed list in flow?.Lists ?? [])
        {
            fates.Add(new CompiledFate(fates.Count + 1, list.Clause, null, list.Name, list.Clears ? "not on the list of people who are cleared" : "on the list of people who object"));
        }

        Clauses = fates.Count;
        foreach (FieldDefinition field in document.Fields.Where(field => field.OnUnread == UnreadPolicy.Hold))
        {
            foreach ((string code, string reason) in Faults(field))
            {
                faults[(field.Name, code)] = fates.Count + 1;
                fates.Add(new CompiledFate(fates.Count + 1, null, code, field.Name, reason));
            }
        }
    }

    public IReadOnlyList<CompiledFate> Fates => fates;

    /// <summary>How many of them exclude a row; they come first.</summary>
    public int Clauses { get; }

    /// <summary>The number of the fate, or NULL where the field's policy is not to hold.</summary>
    public string Number(FieldDefinition field, string code) =>
        faults.TryGetValue((field.Name, code), out int number) ? Text.Of(number) : "NULL";

    /// <summary>True when an unread cell of this field holds its row.</summary>
    public bool Holds(FieldDefinition field) => field.OnUnread == UnreadPolicy.Hold && Faults(field).Any();

    private static IEnumerable<(string Code, string Reason)> OutOfUse(FieldDefinition field) =>
        field.Dates.Count == 0 ? [] : [(MappingCodes.OutOfUse, "a spelling that was not in use at the delivery's date")];

    private static IEnumerable<(string Code, string Reason)> Faults(FieldDefinition field)
    {
        switch (field.Kind)
        {
            case FieldKind.Values:
                return [(MappingCodes.UnmappedSpelling, "a spelling that the value list does not know"), .. OutOfUse(field)];
            case FieldKind.Flag:
                return [(MappingCodes.UnreadFlag, "words that the lexicon does not know"), (MappingCodes.DateOutOfRange, "a date before 1900 or after the delivery")];
            case FieldKind.Date:
            case FieldKind.Instant:
                return
                [
                    (MappingCodes.UnreadableDate, "a date in none of the formats"),
                    (MappingCodes.AmbiguousDate, "a date that two formats read differently"),
                    (MappingCodes.DateOutOfRange, "a date before 1900 or after the delivery"),
                    (MappingCodes.SkippedHour, "a time in the hour that the clocks skip"),
                ];
            case FieldKind.Number:
                return [(MappingCodes.UnreadableNumber, "not a number"), (MappingCodes.NumberOutOfRange, "a number outside the range")];
            case FieldKind.Code:
                return [(MappingCodes.UnreadableCode, "not a code of its system"), .. OutOfUse(field)];
            case FieldKind.Identity when field.CodeSystem is "nhs_number" or "upn" or "postcode":
                return [(MappingCodes.UnreadableCode, "not a valid identifier of its kind")];
            case FieldKind.Pattern:
                return [(MappingCodes.PatternNotMatched, "text that the pattern does not match")];
            default:
                return [];
        }
    }
}
