namespace CsaeDataBridge.Conformance;

/// <summary>Every resource of HL7's examples, UK Core and BaRS: read, written again, and through XML as well.</summary>
internal static class RoundTripSuite
{
    private const string Examples = "hl7.fhir.r4.examples";

    public static SuiteResult? Run(string suites)
    {
        string[] folders = [.. new[] { Package(suites), Path.Combine(suites, "uk-core-r4"), Path.Combine(suites, "nhs-bars-r4") }.OfType<string>().Where(Directory.Exists)];
        return folders.Length == 0 ? null : SuiteResult.Of(folders.SelectMany(folder => Files(folder).Select(file => (
            Path.GetFileName(folder) + "/" + Path.GetRelativePath(folder, file).Replace('\\', '/'),
            (Func<string?>)(() => RoundTripCase.Of(folder, file).Difference)))));
    }

    /// <summary>Every resource below a folder, in the order of their names.</summary>
    public static IReadOnlyList<RoundTripCase> Cases(string folder) => [.. Files(folder).AsParallel().AsOrdered().Select(file => RoundTripCase.Of(folder, file))];

    private static IEnumerable<string> Files(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".json" or ".xml" && Path.GetFileName(file) is not ("package.json" or ".index.json"))
        .Order(StringComparer.Ordinal);

    /// <summary>HL7's package stands with the suites, or with the npm packages of a checkout that the program is started in.</summary>
    private static string? Package(string suites)
    {
        string beside = Path.Combine(suites, Examples);
        for (string? folder = Environment.CurrentDirectory; folder is not null && !Directory.Exists(beside); folder = Path.GetDirectoryName(folder))
        {
            beside = Path.Combine(folder, "node_modules", Examples);
        }

        return Directory.Exists(beside) ? beside : null;
    }
}
