using CsaeDataBridge.Commands;

return await BridgeCommandLine.RunAsync(args);
