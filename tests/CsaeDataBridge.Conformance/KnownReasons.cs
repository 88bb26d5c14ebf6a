namespace CsaeDataBridge.Conformance;

/// <summary>Why cases of the suites come out otherwise here, from <c>reasons.tsv</c>: suite, case, reason.</summary>
internal static class KnownReasons
{
    private static readonly Dictionary<(string Suite, string Case), string> All = Read();

    /// <param name="suite">The suite's key in the JSON.</param>
    /// <returns>Null when nobody has given one.</returns>
    public static string? Of(string suite, string name) => All.GetValueOrDefault((suite, name));

    private static Dictionary<(string Suite, string Case), string> Read()
    {
        using var reader = new StreamReader(typeof(KnownReasons).Assembly.GetManifestResourceStream("reasons.tsv")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToDictionary(fields => (fields[0], fields[1]), fields => fields[2]);
    }
}
