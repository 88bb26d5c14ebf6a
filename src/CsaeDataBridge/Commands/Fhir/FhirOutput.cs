namespace CsaeDataBridge.Commands;

/// <summary>Where a command writes the user's own data: the screen, or a file that the user names.</summary>
internal static class FhirOutput
{
    /// <summary>Opens the file, has it written, and closes it.</summary>
    /// <param name="file">Its folder is made if need be; null for the output of the program.</param>
    /// <param name="write">Must read nothing that may fail as a file does, so that what fails is the writing.</param>
    /// <exception cref="Issues.BridgeException">CFG116: the file cannot be written.</exception>
    public static void To(string? file, Action<Stream> write)
    {
        try
        {
            if (file is not null)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            }

            using Stream output = file is null ? Console.OpenStandardOutput() : File.Create(file);
            using var buffer = new BufferedStream(output, 1 << 16);
            write(buffer);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw TextFiles.CannotWrite(file ?? "stdout");
        }
    }
}
