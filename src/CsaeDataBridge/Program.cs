using System.CommandLine;
using CsaeDataBridge.Commands;

var root = new RootCommand("Brings agencies' extracts about child sexual abuse, exploitation and harmful sexual behaviour into one schema, behind an information-sharing agreement.")
{
    SampleCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
