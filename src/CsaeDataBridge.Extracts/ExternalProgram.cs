using System.ComponentModel;
using System.Diagnostics;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>Programs of the machine that do what no library here does.</summary>
internal static class ExternalProgram
{
    /// <param name="start">The program and its arguments.</param>
    /// <param name="package">The Debian package that has it.</param>
    /// <param name="wanted">What it is needed for, as the place of the issue.</param>
    /// <exception cref="BridgeException">EXT259: it is not installed.</exception>
    public static Process Start(ProcessStartInfo start, string package, string wanted)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new BridgeException(Issue.Error(ExtractCodes.ProgramMissing, new Place(wanted), $"no program {start.FileName} on this machine", "the program, on the path", $"install it; in Debian it is in the package {package}"));
        }
    }
}
