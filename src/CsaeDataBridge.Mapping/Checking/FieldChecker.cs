using CsaeDataBridge.Extracts;
using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Checks the fields of a mapping against each other and the lexicon.</summary>
internal sealed class FieldChecker(MappingDocument document, FlagLexicon lexicon, ICollection<Issue> issues)
{
    public void Check()
    {
        foreach (FieldDefinition field in document.Fields)
        {
            Place place = field.Place with { Field = field.Name };
            CheckColumns(field, place);
            if (field.IsList && field.Kind is not (FieldKind.Values or FieldKind.Code))
            {
                issues.Add(Issue.Error(MappingCodes.Malformed, place, "several values in a cell of this kind", "'split:' and 'repeats:' only with values or code, or with 'each:' of the event", "read the column with a value list, or write an event for each"));
            }

            CheckWith(field, place);
            if (field.Show && field.Kind is not (FieldKind.Values or FieldKind.Code))
            {
                issues.Add(Issue.Error(MappingCodes.WrongKind, place, "'show: true' for cells that are no closed code", "'show:' with values or code", "remove it: what the cells say is personal"));
            }

            if (field.Kind == FieldKind.Flag)
            {
                CheckFlag(field, place);
            }

            if (field.Formats.Any(format => format.HasZone) && !field.Formats.All(format => format.HasZone))
            {
                issues.Add(Issue.Error(MappingCodes.UnusableFormat, place, "formats with and without a zone", "all with zzz or none", "read the column with formats of one kind"));
            }
        }

        CheckView();

        foreach (StageJoin join in document.Joins.Where(join => !document.Fields.Any(field => field.Headers.Any(column => column.StartsWith(join.Name + "/", StringComparison.OrdinalIgnoreCase)))))
        {
            issues.Add(Issue.Warning(MappingCodes.UnusedField, new Place(document.FileName, Field: join.Name), "a joined file that no field reads", $"a field with 'column: {join.Name}/…'", "read a column of it, or remove the join"));
        }

        foreach (string name in document.LoadKey.Concat(document.SnapshotOf).Concat(document.Checks.Select(check => check.Field).OfType<string>()).Where(name => document.Field(name) is null))
        {
            issues.Add(Issue.Error(MappingCodes.UnknownField, new Place(document.FileName, Field: name), "a name that 'read:' does not have", Names(document), "correct the name, or read the field"));
        }
    }

    /// <summary>The names of all fields, as messages list them.</summary>
    public static string Names(MappingDocument document) => $"one of {string.Join(", ", document.Fields.Select(field => field.Name))}";

    // A name that the view does not give would read nothing, for ever; several values need a field that takes them.
    private void CheckColumns(FieldDefinition field, Place place)
    {
        if (document.Layout.View is not { } view)
        {
            return;
        }

        string[] names = [.. view.Columns.Select(column => column.Name)];
        foreach (string column in field.Columns.Where(column => !names.Contains(column)))
        {
            issues.Add(Issue.Error(MappingCodes.UnknownColumn, place, $"the column {column}, which the view does not give", $"one of {string.Join(", ", names)}", "correct the name, or add it to the view"));
        }
    }

    // What no field reads no clause permits, so that the view may not read it either; a draft, which loads nothing, may still have columns to decide about.
    private void CheckView()
    {
        foreach (FhirViewColumn column in (document.Layout.View?.Columns ?? []).Where(column => !document.Fields.Any(field => field.Columns.Contains(column.Name))))
        {
            issues.Add(Issue.Error(MappingCodes.UnusedField, new Place(document.FileName, Field: column.Name), "a column of the view that no field reads", "views that read what the agreement lists, and no more", "remove the column from the view, or read it and list the field in the agreement")
                with
            { Severity = document.Status == MappingStatus.Draft ? IssueSeverity.Warning : IssueSeverity.Error });
        }
    }

    private void CheckWith(FieldDefinition field, Place place)
    {
        if (field.With.Count > 0 && field.Kind != FieldKind.Id)
        {
            issues.Add(Issue.Error(MappingCodes.WrongKind, place, "'with:' for a field that is no id", "'with:' only with id", "remove it"));
        }

        foreach (string other in field.With)
        {
            if (document.Field(other) is not { } found)
            {
                issues.Add(Issue.Error(MappingCodes.UnknownField, place, $"'with: {other}', which 'read:' does not have", Names(document), "correct the name, or read the field"));
            }
            else if (other == field.Name || found.With.Count > 0 || found.IsList || found.Kind is FieldKind.Flag or FieldKind.Identity)
            {
                issues.Add(Issue.Error(MappingCodes.WrongKind, place, $"'with: {other}', which is a flag, an identifier, a list, or made of others itself", "an id, a date, a number, a code or a value", "name a field that tells one record from another"));
            }
        }
    }

    private void CheckFlag(FieldDefinition field, Place place)
    {
        if (!lexicon.Has(field.Lexicon))
        {
            issues.Add(Issue.Error(MappingCodes.UnknownLexicon, place, $"the vocabulary {field.Lexicon}, which the lexicon does not have", "a file of mappings/_lexicon", "correct the name, or add the vocabulary"));
        }

        if (!document.Concerns.Any(list => list.Harm == field.Harm && list.Rules.Any(rule => rule.From == field.Name)))
        {
            issues.Add(Issue.Error(MappingCodes.UnusedField, place, $"a flag that no rule of the {field.Harm} list takes as read", $"a rule with 'from: {field.Name}' under 'concern: {field.Harm}:'", $"add {{ name: flag, when: {{ {field.Name}: {{ harm: {field.Harm} }} }}, from: {field.Name} }}, so that no flag is lost"));
        }
    }
}
