using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge disclosure explain</c>: why cells are hidden, for those who prepare the table.</summary>
internal static class DisclosureExplainCommand
{
    public static Command Create()
    {
        Argument<FileInfo> counts = DisclosureOptions.Counts();
        Option<FileInfo> specification = DisclosureOptions.Specification();
        var line = new Option<int?>("--line", "-l") { Description = "Only the cell at this line of the file; the header is line 1." };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("explain", "Say why each hidden cell is hidden, and which other table fits all that is published. For those who prepare the table: it shows no count, but must not be published.") { counts, specification, line, json };
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            (CountFile file, _, TableProtectionResult result) = CountFiles.Protect(parsed.GetRequiredValue(counts).FullName, parsed.GetRequiredValue(specification).FullName, token);
            int? asked = parsed.GetValue(line);
            if (asked < 2 || asked > file.Rows.Count + 1)
            {
                throw new BridgeException(Issue.Error(ProgramCodes.Usage, new Place(file.Name), "a line that the file does not have", $"2 to {file.Rows.Count + 1}", "name the line of a cell"));
            }

            HiddenLine[] hidden = [.. result.Hidden.Where(one => asked is null || one.Line == asked)];
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["hidden"] = new JsonArray([.. hidden.Select(one => (JsonNode)Json(one))]) });
            }
            else if (hidden.Length == 0)
            {
                Console.Out.WriteLine(asked is null ? "Nothing is hidden." : $"Line {asked} is shown, rounded.");
            }
            else
            {
                Console.Out.WriteLine(string.Join('\n', hidden.Select(Text)));
            }

            return ExitCode.Done;
        })));
        return command;
    }

    private static JsonObject Json(HiddenLine hidden) => new()
    {
        ["line"] = hidden.Line,
        ["members"] = new JsonArray([.. hidden.Members.Select(member => (JsonNode)member)]),
        ["why"] = hidden.Why,
        ["protects"] = new JsonArray([.. hidden.Protects.Select(line => (JsonNode)line)]),
        ["otherTables"] = new JsonArray([.. hidden.OtherTables.Select(table => (JsonNode)new JsonObject(table.Select(change => KeyValuePair.Create(FormattableString.Invariant($"{change.Key}"), (JsonNode?)change.Value))))]),
    };

    private static string Text(HiddenLine hidden)
    {
        IEnumerable<string> others = hidden.OtherTables.Select(table => "\n  Fits as well: " + string.Join(", ", table.Select(change => FormattableString.Invariant($"line {change.Key} {change.Value:+0;-0}"))));
        string protects = hidden.Protects.Count == 0 ? "" : FormattableString.Invariant($"\n  Protects: line{(hidden.Protects.Count == 1 ? "" : "s")} {string.Join(", ", hidden.Protects)}");
        return FormattableString.Invariant($"Line {hidden.Line} ({string.Join(", ", hidden.Members)}): {hidden.Why}") + protects + string.Concat(others);
    }
}
