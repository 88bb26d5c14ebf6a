using System.Text;

namespace CsaeDataBridge.Mapping;

/// <summary>The <c>write:</c> and <c>tests:</c> of a draft.</summary>
internal sealed class DraftWriteBlock(DraftField[] fields, string eventKind)
{
    private static readonly string[] Harms = ["csa", "cse", "hsb"];
    private static readonly string[] Left = ["no_", "not_", "history_", "past_"];

    public void Append(StringBuilder text)
    {
        text.Append("\nwrite:\n");
        text.Append($"  event: {{ kind: {{ is: {eventKind} }}{Columns("event", Dates())} }}   # guess: the kind of event\n");
        string person = Columns("person", []);
        text.Append(person.Length == 0 ? "" : $"  person: {{ {person[2..]} }}\n");
        string wait = Columns("wait", EventDates(("referred_on", "event.received_on"), ("started_on", "event.started_on"), ("ended_on", "event.ended_on")));
        bool hasWait = fields.Any(field => field.Target == "wait.service") && fields.Any(field => field.Target == "wait.status");
        text.Append(hasWait ? $"  wait: {{ {wait[2..]} }}\n" : "");
        AppendOutcome(text);
        string suspect = Columns("suspect", []);
        text.Append(suspect.Length == 0 ? "" : $"  suspect: {{ {suspect[2..]} }}\n");
        foreach (DraftField factors in fields.Where(field => field.Target == "factor"))
        {
            text.Append($"  factor:\n    identified: {{ {(factors.Read.Contains("repeats", StringComparison.Ordinal) ? $"each: {factors.Name}, " : "")}factor: {{ of: {factors.Name}, values: {{ use: factors/dfe }} }}, code: {factors.Name}, answer: \"yes\" }}\n");
        }

        AppendConcerns(text);
        AppendTests(text);
    }

    // When in the episode a score was taken, and of which part of its tool, is for a person to say.
    private void AppendOutcome(StringBuilder text)
    {
        if (fields.FirstOrDefault(field => field.Target == "outcome.score") is { } score && fields.Any(field => field.Target == "outcome.tool"))
        {
            text.Append($"  outcome: {{ when: {{ {score.Name}: {{ recorded: true }} }}{Columns("outcome", EventDates(("taken_on", "event.received_on")))}, domain: {{ is: not_recorded }}, stage: {{ is: not_recorded }} }}   # guess: the domain and the stage\n");
        }
    }

    private void AppendConcerns(StringBuilder text)
    {
        (string Harm, string[] Rules)[] lists = [.. Harms.Select(harm => (harm, Rules(harm).ToArray())).Where(list => list.Item2.Length > 0)];
        if (lists.Length == 0)
        {
            return;
        }

        text.Append("  concern:\n");
        foreach ((string harm, string[] rules) in lists)
        {
            text.Append($"    {harm}:\n");
            foreach (string rule in rules)
            {
                text.Append($"      - {{ {rule} }}\n");
            }
        }
    }

    private IEnumerable<string> Rules(string harm)
    {
        foreach (DraftField flag in fields.Where(field => field.Guess.Kind == "flag" && field.Guess.Harm == harm))
        {
            yield return $"name: {flag.Name.Replace('_', '-')}, when: {{ {flag.Name}: {{ harm: {harm} }} }}, from: {flag.Name}";
        }

        // What a column denies, and what is long past, is left to a person: a draft states no more than it must.
        foreach (DraftField words in fields.Where(field => field.Target == "concern" && field.Guess.Kind != "flag" && !ColumnTerms.Shipped.IsDenied(field.Guess.Column)))
        {
            string[] said = [.. words.Guess.Values.Where(value => value.Split('_').Contains(harm) && !Left.Any(left => value.StartsWith(left, StringComparison.Ordinal)))];
            string[] risks = [.. said.Where(value => value.Contains("risk", StringComparison.Ordinal))];
            foreach ((string status, string[] values) in ((string, string[])[])[("suspected", [.. said.Except(risks)]), ("at_risk", risks)])
            {
                if (values.Length > 0)
                {
                    bool isList = words.Read.Contains("repeats", StringComparison.Ordinal) || words.Read.Contains("split", StringComparison.Ordinal);
                    string role = harm == "hsb" ? ", review: HSB without a role" : ", role: experienced";
                    yield return $"name: {words.Name.Replace('_', '-')}{(status == "at_risk" ? "-at-risk" : "")}, when: {{ {words.Name}: {{ {(isList ? "has" : "in")}: [{string.Join(", ", values.Select(DraftWords.Quote))}] }} }}, status: {status}, precision: undifferentiated{role}";
                }
            }
        }
    }

    private void AppendTests(StringBuilder text)
    {
        DraftField[] flags = [.. fields.Where(field => field.Guess.Kind == "flag")];
        string required = string.Join(", ", fields.Where(field => field.IsRequired).Select(field => $"{field.Name}: T1"));
        text.Append("\ntests:   # add one for each way in which you know the flags to be written\n");
        if (required.Length == 0)
        {
            text.Append("  []\n");
            return;
        }

        text.Append($"  - name: A row without flags is no concern\n    given: {{ {required}{string.Concat(flags.Select(flag => $", {flag.Name}: \"\""))} }}\n    expect: {{ concern: [] }}\n");
    }

    // What started when no other date tells the arrival was received then.
    private IEnumerable<(string Column, string Field)> Dates()
    {
        if (!fields.Any(field => field.Target == "event.received_on") && fields.FirstOrDefault(field => field.Target == "event.started_on") is { } started)
        {
            yield return ("received_on", started.Name);
        }
    }

    // Dates of the event that another table has under a name of its own.
    private IEnumerable<(string Column, string Field)> EventDates(params (string Column, string Target)[] dates)
    {
        foreach ((string column, string target) in dates)
        {
            if (fields.FirstOrDefault(field => field.Target == target) is { } field)
            {
                yield return (column, field.Name);
            }
        }
    }

    // A no needs a reason, which nobody has given yet: only the list that has none is written.
    private string Columns(string table, IEnumerable<(string Column, string Field)> more) => string.Concat(fields
        .Where(field => field.Target.StartsWith($"{table}.", StringComparison.Ordinal) && (field.Target != "event.reported_to_police" || field.Read.Contains("words/reported-to-police", StringComparison.Ordinal)))
        .Select(field => (Column: field.Target.Split('.')[1], Field: field.Name))
        .Concat(more)
        .DistinctBy(pair => pair.Column)
        .Select(pair => $", {pair.Column}: {pair.Field}"));
}
