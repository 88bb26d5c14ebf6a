using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Registers;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge agreement register</c>: the documents that the law and the public ask for, from the agreements alone.</summary>
internal static class AgreementRegisterCommand
{
    public static Command Create()
    {
        Option<FileInfo> config = CommonOptions.Config();
        Option<string?> asOf = AgreementOptions.AsOf();
        var to = new Option<DirectoryInfo>("--to") { Description = "The folder to write into; files of an earlier time are replaced.", Required = true };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("register", "Write the public register, the record of processing (Article 30), the annex of the impact assessment, the register of decisions not to share and the map of flows, as pages and CSV.") { config, to, asOf, json };
        command.SetAction((parsed, _) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            BridgeConfiguration deployment = ConfigurationReader.Read(parsed.GetRequiredValue(config).FullName, null);
            AgreementBundle bundle = deployment.Agreements();
            IReadOnlyList<string> files = Write(deployment, bundle, AgreementOptions.Instant(parsed.GetValue(asOf), deployment.Time()), parsed.GetRequiredValue(to).FullName);
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["bundle"] = bundle.Hash, ["files"] = new JsonArray([.. files.Select(file => (JsonNode)file)]), ["exitCode"] = ExitCode.Done });
                return ExitCode.Done;
            }

            foreach (string file in files)
            {
                Console.Out.WriteLine($"Wrote {file}");
            }

            return ExitCode.Done;
        })));
        return command;
    }

    private static List<string> Write(BridgeConfiguration deployment, AgreementBundle bundle, DateTimeOffset asOf, string folder)
    {
        string map = FlowMap.Svg(bundle);
        var files = new List<string>();
        void Put(string name, string text)
        {
            string path = Path.Combine(folder, name);
            FileGuard.Run(path, () =>
            {
                Directory.CreateDirectory(folder);
                File.WriteAllText(path, text);
            });
            files.Add(path);
        }

        foreach (RegisterDocument document in (RegisterDocument[])[PublicRegister.Of(bundle, asOf), ProcessingRecord.Of(bundle), ImpactAnnex.Of(bundle), RefusalRegister.Of(bundle, asOf)])
        {
            Put($"{document.File}.html", RegisterPage.Html(document, deployment.Area, deployment.Synthetic, asOf, document.File == "public-register" ? map : null));
            Put($"{document.File}.csv", RegisterPage.Csv(document));
        }

        Put("flow-map.svg", map);
        return files;
    }
}
