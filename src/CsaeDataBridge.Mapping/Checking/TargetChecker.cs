using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>Checks what a mapping writes besides concerns: event, person and the blocks.</summary>
internal sealed class TargetChecker(MappingDocument document, SourceChecker sources, ConditionChecker conditions, CommonSchema schema, ICollection<Issue> issues)
{
    public static readonly string[] NotOfEvent = ["event_id", "agency_id", "feed", "content_hash"];
    public static readonly string[] NotOfPerson = ["person_id", "source", "load_id", "late", "unlinked_by_source", "content_hash", "birth_year_month"];

    public void Check()
    {
        if (document.IsOfNumbersAlone)
        {
            CheckNumbers();
        }
        else
        {
            CheckEvent();
        }

        CheckPerson();
        foreach (RowBlock block in document.Blocks)
        {
            CheckBlock(block);
        }
    }

    private void CheckEvent()
    {
        Place place = document.WritePlace with { Field = "event" };
        WriteSource? reference = document.Event.GetValueOrDefault("ref");
        FieldDefinition? id = reference?.Field is { } name ? document.Field(name) : null;
        if (reference is null || (id is not null && id.Kind != FieldKind.Id) || reference.Field is null)
        {
            issues.Add(Issue.Error(MappingCodes.NotWritten, place, "an event without a reference", "'ref:' with a field read as id", "name the field that tells one event from another"));
        }
        else if (id is null)
        {
            issues.Add(Issue.Error(MappingCodes.UnknownField, reference.Place with { Field = "ref" }, $"the field {reference.Field}, which 'read:' does not have", FieldChecker.Names(document), "correct the name, or read the field"));
        }
        else if (!id.Required && !document.Fields.Any(other => other.Required && other.Columns.SequenceEqual(id.Columns)))
        {
            issues.Add(Issue.Error(MappingCodes.NotWritten, id.Place with { Field = id.Name }, "an event's reference that may be blank", "'required: true'", "add it: a row without the reference is then held"));
        }

        if (!document.Event.ContainsKey("kind"))
        {
            issues.Add(Issue.Error(MappingCodes.NotWritten, place, "an event without a kind", "'kind:'", "say what the event is, for example { is: referral }"));
        }

        foreach ((string column, WriteSource source) in document.Event.Where(pair => pair.Key != "ref"))
        {
            CheckColumn(source, column, "event", NotOfEvent.Contains(column) ? null : schema["event"].Column(column), false, null);
        }
    }

    // Nothing but who became whom: a row that lacks one of the two would say nothing, and nobody would learn of it.
    private void CheckNumbers()
    {
        foreach (string key in new[] { "ref", CompileScope.PreviousReference })
        {
            if (document.Person.GetValueOrDefault(key) is not { Field: { } name } source || document.Field(name) is { Required: false })
            {
                issues.Add(Issue.Error(MappingCodes.NotWritten, (document.Person.GetValueOrDefault(key)?.Place ?? document.WritePlace) with { Field = key }, "a mapping of changed numbers alone in which one of the two may be blank", "'ref:' and 'previous_ref:' with fields that are 'required: true'", "add it: a row without either is then held"));
            }
        }

        if (document.Concerns.Count > 0 || document.Blocks.Count > 0)
        {
            issues.Add(Issue.Error(MappingCodes.NotWritten, document.WritePlace with { Field = "event" }, "concerns or other rows without an event", "'event:'", "write the event that they belong to"));
        }
    }

    private void CheckPerson()
    {
        SchemaTable vault = schema.Vault("person");
        foreach ((string column, WriteSource source) in document.Person)
        {
            if (column is "ref" or CompileScope.PreviousReference)
            {
                CheckReference(source, "person", column);
                CheckScope(source, column);
                continue;
            }

            SchemaColumn? target = column switch
            {
                "age_on" => schema["event"].Column("received_on"),
                "role_in_event" or "age_at_event" => schema["event_person"].Column(column),
                _ when NotOfPerson.Contains(column) => null,
                _ => schema["person"].Column(column) ?? vault.Column(column),
            };
            bool isVault = target is not null && schema["person"].Column(column) is null && vault.Column(column) is not null;
            CheckColumn(source, column, isVault ? "vault" : "person", target, isVault || column == "sex", null);
        }
    }

    private void CheckBlock(RowBlock block)
    {
        var earlier = new List<RowRule>();
        foreach (RowRule rule in block.Rules)
        {
            conditions.Check(rule.When);
            if (earlier.Find(other => other.Each is null && ConditionChecker.Covers(other.When, rule.When)) is { } first)
            {
                issues.Add(Issue.Error(MappingCodes.UnreachableRule, rule.Place with { Field = block.Name }, $"a rule that is never reached: the one at line {Text.Of(first.Place.Line ?? 0)} matches first", "rules from the narrow to the wide", "move it up, or remove it"));
            }

            earlier.Add(rule);
            CheckEach(block, rule);
            foreach ((string column, WriteSource source) in rule.Sets)
            {
                if (column == "ref")
                {
                    CheckReference(source, block.Table);
                }
                else if (column == "born")
                {
                    CheckColumn(source, column, block.Table, schema.Vault("person").Column("born"), true, null);
                }
                else if (rule.Each is null || source.Field != rule.Each || document.Field(rule.Each) is { IsList: false })
                {
                    CheckColumn(source, column, block.Table, schema[block.Table].Column(column), false, rule.SaysNo);
                }
                else if (schema[block.Table].Column(column) is { } target)
                {
                    CheckItem(rule, source, target, block.Table);
                }
            }

            foreach (SchemaColumn missing in schema[block.Table].Columns.Where(column => column.Required && column.CodeList is not null && !rule.Sets.ContainsKey(column.Name)))
            {
                issues.Add(Issue.Error(MappingCodes.NotWritten, rule.Place with { Field = block.Name }, $"a {block.Table} without {missing.Name}", $"'{missing.Name}:'", "name the field, or write { is: code }"));
            }
        }
    }

    private void CheckEach(RowBlock block, RowRule rule)
    {
        if (rule.Each is not { } name)
        {
            return;
        }

        Place place = rule.Place with { Field = block.Name };
        if (document.Field(name) is not { } field)
        {
            issues.Add(Issue.Error(MappingCodes.UnknownField, place, $"'each: {name}', which 'read:' does not have", FieldChecker.Names(document), "correct the name, or read the field"));
        }
        else if (!(field.IsList || field.Numbers.Count > 0) || block.Table == "suspect")
        {
            issues.Add(Issue.Error(MappingCodes.WrongKind, place, $"'each: {name}'", "a field with 'split:', 'repeats:' or 'numbers:', and a factor, wait or outcome", "read the field as a list or as numbered columns, or write several blocks"));
        }
    }

    // One value of a list stands where the list is named: it is checked like a single value of its field.
    private void CheckItem(RowRule rule, WriteSource source, SchemaColumn target, string table)
    {
        if (document.Field(rule.Each!) is not { } field)
        {
            return;
        }

        IEnumerable<string> written = source.Translation?.Values ?? SourceChecker.Domain(field) ?? [];
        Place place = source.Place with { Field = target.Name };
        if (source.Translation is null && field.Kind == FieldKind.Code && !(target.Form is not null && SourceChecker.CodeFits(field.CodeSystem!, target)))
        {
            issues.Add(Issue.Error(MappingCodes.WrongKind, place, $"codes of {field.CodeSystem} for {table}.{target.Name}", "a column of their form", "translate them with { of: field, values: … }"));
        }

        foreach (string value in written.Distinct().Where(value => target.Codes.Count > 0 && !target.HasCode(value)).Order(StringComparer.Ordinal))
        {
            issues.Add(Issue.Error(MappingCodes.UnknownCode, place, $"the value {value}, which {table}.{target.Name} cannot be", $"one of {string.Join(", ", target.Codes.Select(code => code.Value))}", "correct the value in its list"));
        }
    }

    // Ids are made from the number and what it numbers: of two kinds they could never be the same.
    private void CheckScope(WriteSource source, string column)
    {
        if (column == CompileScope.PreviousReference
            && (document.Person.GetValueOrDefault("ref")?.Field is not { } current || document.Field(current)?.Scope != (source.Field is { } previous ? document.Field(previous)?.Scope : null)))
        {
            issues.Add(Issue.Error(MappingCodes.WrongKind, source.Place with { Field = column }, "an earlier number without the one since, or read as the id of something else", "'ref:' and 'previous_ref:' with the same 'id:'", "read both columns with the same 'id:', for example person"));
        }
    }

    private void CheckReference(WriteSource source, string table, string column = "ref")
    {
        if (source.Field is not { } name || document.Field(name) is not { Kind: FieldKind.Id } field)
        {
            issues.Add(Issue.Error(MappingCodes.WrongKind, source.Place with { Field = column }, $"a reference of {table} that is not read as id", "a field read as id", "read the column with 'id:'"));
        }
        else if (document.Event.GetValueOrDefault("ref")?.Field == field.Name)
        {
            issues.Add(Issue.Error(MappingCodes.WrongKind, source.Place with { Field = column }, $"the event's reference as the reference of {table}", "a field of its own", "read the column twice, once for each"));
        }
    }

    private void CheckColumn(WriteSource source, string column, string table, SchemaColumn? target, bool isVault, string? saysNo)
    {
        if (target is null)
        {
            IEnumerable<string> known = table switch
            {
                "event" => schema["event"].Columns.Select(known => known.Name).Except(NotOfEvent).Prepend("ref"),
                "person" or "vault" => schema["person"].Columns.Concat(schema.Vault("person").Columns).Select(known => known.Name).Except(NotOfPerson).Distinct().Concat(["ref", CompileScope.PreviousReference, "age_on", "age_at_event", "role_in_event"]),
                _ => schema[table].Columns.Select(known => known.Name),
            };
            issues.Add(Issue.Error(MappingCodes.UnknownColumn, source.Place with { Field = column }, $"a column that {table} does not have", $"one of {string.Join(", ", known)}", Spelling.Nearest(column, known) is { } nearest ? $"write '{nearest}:'" : "correct the name"));
            return;
        }

        conditions.Check([.. source.Choices.SelectMany(choice => choice.When)]);
        sources.Check(source, target, table, isVault, saysNo);
    }
}
