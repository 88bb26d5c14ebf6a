using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge agreement diff</c>: what one folder of agreements permits that another does not.</summary>
internal static class AgreementDiffCommand
{
    public static Command Create()
    {
        var before = new Argument<DirectoryInfo>("before") { Description = "The folder of agreements as it was." };
        var after = new Argument<DirectoryInfo>("after") { Description = "The folder as it is to be." };
        var config = new Option<FileInfo?>("--config", "-c") { Description = "A deployment's bridge.yaml: also say how many of its rows and people each gain and loss is about, and which reports." };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("diff", "Say what is gained, lost and changed between two folders of agreements: parties, bases, fields, rows, recipients, releases. Changes nothing.") { before, after, config, json };
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            AgreementBundle old = AgreementBundle.Load(parsed.GetRequiredValue(before).FullName);
            AgreementBundle made = AgreementBundle.Load(parsed.GetRequiredValue(after).FullName);
            var all = new JsonArray();
            foreach (string id in old.Agreements.Concat(made.Agreements).Select(agreement => agreement.Id).Distinct().Order(StringComparer.Ordinal))
            {
                Agreement? first = old.Agreements.FirstOrDefault(agreement => agreement.Id == id);
                Agreement? second = made.Agreements.FirstOrDefault(agreement => agreement.Id == id);
                IReadOnlyList<AgreementDifference> differences = first is not null && second is not null
                    ? AgreementDifference.Between(first, second)
                    : [new AgreementDifference($"agreement {id}", first?.Title, second?.Title)];
                foreach (AgreementDifference difference in differences)
                {
                    all.Add(new JsonObject { ["agreement"] = id, ["what"] = difference.What, ["before"] = difference.Before, ["after"] = difference.After });
                    if (console is not null)
                    {
                        Console.Out.WriteLine($"{id}: {Line(difference)}");
                    }
                }
            }

            IReadOnlyList<(string Line, JsonObject Json)> effects = parsed.GetValue(config) is { } file
                ? new EffectsOnData(ConfigurationReader.Read(file.FullName, null), AgreementEffect.Between(old.Agreements, made.Agreements)).Count(token)
                : [];
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["differences"] = all, ["effects"] = new JsonArray([.. effects.Select(effect => (JsonNode)effect.Json)]), ["exitCode"] = ExitCode.Done });
                return ExitCode.Done;
            }

            if (all.Count == 0)
            {
                Console.Out.WriteLine("Both permit the same.");
            }

            if (effects.Count > 0)
            {
                Console.Out.WriteLine($"\n{EffectsOnData.Heading}");
            }

            foreach ((string line, _) in effects)
            {
                Console.Out.WriteLine(line);
            }

            return ExitCode.Done;
        })));
        return command;
    }

    private static string Line(AgreementDifference difference) => difference switch
    {
        { Before: null } => $"+ {difference.What}{(difference.After!.Length == 0 ? "" : $": {difference.After}")}",
        { After: null } => $"- {difference.What}{(difference.Before.Length == 0 ? "" : $": {difference.Before}")}",
        _ => $"~ {difference.What}: {difference.Before} -> {difference.After}",
    };
}
