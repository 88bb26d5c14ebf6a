namespace CsaeDataBridge.Returns;

/// <summary>The style that a return's page adds to that of every page.</summary>
internal static class ReturnStyle
{
    private const string File = "return.css";

    public static string Text { get; } = Read();

    private static string Read()
    {
        using Stream stream = typeof(ReturnStyle).Assembly.GetManifestResourceStream(File)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
