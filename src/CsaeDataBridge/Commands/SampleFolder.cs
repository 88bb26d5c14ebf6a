using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Commands;

/// <summary>Finds the sample area that comes with the program: beside it, or in the checkout above it.</summary>
internal static class SampleFolder
{
    /// <exception cref="BridgeException">CFG111: the sample is not there.</exception>
    public static string Find()
    {
        foreach (string start in (string[])[Environment.CurrentDirectory, AppContext.BaseDirectory])
        {
            for (string? folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                string sample = Path.Combine(folder, "samples", "northshire", "bridge.yaml");
                if (File.Exists(sample))
                {
                    return sample;
                }
            }
        }

        throw new BridgeException(Issue.Error(ProgramCodes.NotFound, Place.None, "no samples/northshire above the current folder", "the checkout of the program", "run the command inside the checkout, or name a configuration with 'bridge run --config'"));
    }
}
