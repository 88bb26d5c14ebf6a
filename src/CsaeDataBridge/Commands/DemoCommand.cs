using System.CommandLine;
using CsaeDataBridge.Configuration;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge demo</c>: the main job on Northshire, and with <c>--check</c> a comparison with its planted truth.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        Option<DirectoryInfo?> output = CommonOptions.Out();
        var check = new Option<bool>("--check") { Description = "Compare what was loaded with the planted truth." };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("demo", "Run the main job on Northshire, an invented area, writing to ./out.") { output, check, json };
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            string folder = parsed.GetValue(output)?.FullName ?? Path.Combine(Environment.CurrentDirectory, "out");
            BridgeConfiguration configuration = ConfigurationReader.Read(SampleFolder.Find(), folder);
            return parsed.GetValue(check)
                ? TruthCheck.Execute(configuration, console, token)
                : RunCommand.Execute(configuration, console, strict: false, [], token);
        })));
        return command;
    }
}
