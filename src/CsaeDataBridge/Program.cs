using System.CommandLine;
using CsaeDataBridge.Commands;

var root = new RootCommand("Brings agencies' extracts about child sexual abuse, exploitation and harmful sexual behaviour into one schema, behind an information-sharing agreement.")
{
    RunCommand.Create(),
    DemoCommand.Create(),
    SampleCommand.Create(),
    ServeCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
