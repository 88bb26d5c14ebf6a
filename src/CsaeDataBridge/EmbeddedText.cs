namespace CsaeDataBridge;

/// <summary>Texts that the program carries: styles that its own pages add to that of every page, and SQL.</summary>
internal static class EmbeddedText
{
    /// <param name="file">Its name without folders, for example register.css.</param>
    public static string Read(string file)
    {
        using Stream stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
