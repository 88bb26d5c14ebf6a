namespace CsaeDataBridge.Mapping;

/// <summary>A line of a draft's <c>read:</c>.</summary>
/// <param name="Name">The field's name, its own.</param>
/// <param name="Read">How it is read.</param>
internal sealed record DraftField(string Name, ColumnGuess Guess, string Read, bool IsRequired)
{
    public string Target => Guess.Target;

    /// <summary>The fields of a draft; an extract that numbers only persons gets its events' reference from them and a date.</summary>
    public static DraftField[] All(IReadOnlyList<ColumnGuess> guesses)
    {
        var fields = new List<DraftField>();
        foreach (ColumnGuess guess in guesses)
        {
            string name = guess.Field == "condition" || fields.Exists(field => field.Name == guess.Field) ? Free(fields, DraftWords.FieldName(guess.Column)) : guess.Field;
            fields.Add(new DraftField(name, guess, guess.Read, guess.Target == "event.ref"));
        }

        if (fields.Exists(field => field.Target == "event.ref") || fields.Find(field => field.Target == "person.ref") is not { } person)
        {
            return [.. fields];
        }

        fields[fields.IndexOf(person)] = person with { IsRequired = true };
        DraftField? day = fields.Find(field => field.Target == "event.started_on") ?? fields.Find(field => field.Target == "event.received_on");
        string with = day is null ? "" : $", with: [{day.Name}]";
        fields.Insert(fields.FindIndex(field => field.Name == person.Name) + 1, new DraftField("ref", person.Guess with { Target = "event.ref" }, $"id: event{with}", false));
        return [.. fields];
    }

    private static string Free(List<DraftField> fields, string name)
    {
        string free = name;
        for (int number = 2; fields.Exists(field => field.Name == free); number++)
        {
            free = $"{name}_{Text.Of(number)}";
        }

        return free;
    }
}
