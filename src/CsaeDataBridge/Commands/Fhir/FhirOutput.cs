using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Commands;

/// <summary>Where a command writes the user's own data: the screen, or a file that the user names.</summary>
internal static class FhirOutput
{
    /// <summary>Opens the file, or the output of the program when there is none.</summary>
    /// <exception cref="BridgeException">CFG116: the file cannot be written.</exception>
    public static Stream Open(string? file)
    {
        try
        {
            return file is null ? Console.OpenStandardOutput() : new BufferedStream(File.Create(file), 1 << 16);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw TextFiles.CannotWrite(file!);
        }
    }
}
