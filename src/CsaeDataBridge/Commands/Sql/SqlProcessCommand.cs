using System.CommandLine;
using System.Text;
using System.Text.Json;
using CsaeDataBridge.Analysts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Commands;

/// <summary>What <see cref="QueryProcess"/> starts: reads one request from its input, prints results, and says on the error stream how it ended.</summary>
internal static class SqlProcessCommand
{
    public static Command Create()
    {
        var command = new Command(QueryProcess.Command, "Answer one request of bridge sql, which starts this in a process of its own.") { Hidden = true };
        command.SetAction(_ =>
        {
            QueryRequest request = JsonSerializer.Deserialize<QueryRequest>(Console.In.ReadToEnd())!;
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
            QueryAnswer answer = ReleaseSession.Answer(request, output);
            output.Flush();
            Console.Error.Write(JsonSerializer.Serialize(answer));
            return ExitCode.Done;
        });
        return command;
    }
}
