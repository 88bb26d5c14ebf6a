namespace CsaeDataBridge.Fhir;

/// <summary>The embedded profiles and extensions of R4: a line for each, its address, a tab and its definition.</summary>
internal static class ProfileText
{
    private static readonly Lazy<Dictionary<string, string>> Lines = new(() => EmbeddedText.Read("r4.profiles").Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#').ToDictionary(line => line[..line.IndexOf('\t', StringComparison.Ordinal)], StringComparer.Ordinal));

    public static FhirNode? Definition(string url) =>
        Lines.Value.TryGetValue(url, out string? line) ? FhirJson.Read(System.Text.Encoding.UTF8.GetBytes(line[(url.Length + 1)..])) : null;
}
