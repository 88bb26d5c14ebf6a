using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge mapping templates</c>: the mappings that come with the program, one for each kind of agency.</summary>
internal static class MappingTemplatesCommand
{
    public static Command Create()
    {
        Option<bool> json = CommonOptions.Json();
        var command = new Command("templates", "List the mappings that come with the program, by kind of agency: each a start for 'bridge mapping new --template'.") { json };
        command.SetAction((parsed, _) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            IReadOnlyList<MappingTemplate> templates = MappingTemplate.All();
            if (console is null)
            {
                CommandHost.Print(new JsonObject
                {
                    ["templates"] = new JsonArray([.. templates.Select(template => new JsonObject { ["kind"] = template.Kind, ["title"] = template.Title, ["folder"] = FilePatterns.NameOf(template.Folder) })]),
                    ["exitCode"] = ExitCode.Done,
                });
                return ExitCode.Done;
            }

            int width = templates.Max(template => (int?)template.Kind.Length) ?? 0;
            foreach (MappingTemplate template in templates)
            {
                Console.Out.WriteLine($"{template.Kind.PadRight(width)}  {template.Title}");
            }

            Console.Out.WriteLine(templates.Count == 0 ? "no templates: there is no folder mappings/_templates above the current folder" : $"Each has a page, a sample and a flow for the agreement in {FilePatterns.NameOf(Path.GetDirectoryName(templates[0].Folder)!)}/");
            return ExitCode.Done;
        })));
        return command;
    }
}
