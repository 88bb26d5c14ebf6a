namespace CsaeDataBridge.Tests;

/// <summary>HL7's package of R4 definitions and examples, which the build restores with the other npm packages.</summary>
internal static class HL7Package
{
    public static string Path { get; } = System.IO.Path.Combine(RepositoryRoot.Path, "node_modules", "hl7.fhir.r4.examples");

    /// <summary>The files of one kind of resource, in the order of their names everywhere.</summary>
    public static IEnumerable<string> Files(string pattern) =>
        Directory.GetFiles(Path, pattern).Where(file => System.IO.Path.GetFileName(file) != "package.json").Order(StringComparer.Ordinal);
}
