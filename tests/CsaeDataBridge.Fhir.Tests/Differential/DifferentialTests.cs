using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

/// <summary>The same expressions over the same resources, here and by the npm package fhirpath.</summary>
/// <remarks>BRIDGE_DIFFERENTIAL sets seed and number, for example 7:20000. The default values are 1 and 2,000.</remarks>
public sealed class DifferentialTests
{
    private const int LargestResource = 20_000;
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "tests", "CsaeDataBridge.Fhir.Tests", "Differential");

    [NodePackageFact("fhirpath")]
    public void Evaluate_GeneratedExpressions_AgreeOrDifferForAReason()
    {
        string[] wanted = (Environment.GetEnvironmentVariable("BRIDGE_DIFFERENTIAL") ?? "1:2000").Split(':');
        Case[] cases = [.. Cases(int.Parse(wanted[0], CultureInfo.InvariantCulture), int.Parse(wanted[1], CultureInfo.InvariantCulture))];
        JsonElement[] theirs = Theirs(cases);
        (string Pattern, string Reason)[] reasons = [.. File.ReadAllLines(Path.Combine(Folder, "reasons.txt")).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).Select(line => (line[0], line[1]))];
        string[] differences = [.. cases.Zip(theirs, Difference).OfType<string>().Where(difference => !reasons.Any(reason => Regex.IsMatch(difference, reason.Pattern, RegexOptions.Singleline)))];
        Assert.True(differences.Length == 0, $"{differences.Length} of {cases.Length} differ without a reason in reasons.txt:\n{string.Join('\n', differences.Take(60))}");
    }

    private static IEnumerable<Case> Cases(int seed, int count)
    {
        var random = new Random(seed);
        string[] files = [.. HL7Package.Files("*.json").Where(file => new FileInfo(file).Length < LargestResource)];
        while (count > 0)
        {
            string file = files[random.Next(files.Length)];
            FhirNode resource = FhirJson.Read(File.ReadAllBytes(file));
            var generator = new ExpressionGenerator(random, resource);
            for (int made = 0; made < 20 && count > 0; made++, count--)
            {
                yield return new Case(file, generator.Next(), resource);
            }
        }
    }

    private static JsonElement[] Theirs(Case[] cases)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Folder, "evaluate.mjs")]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using Process node = Process.Start(start)!;
        Task<string> output = node.StandardOutput.ReadToEndAsync();
        using (StreamWriter input = node.StandardInput)
        {
            input.Write(JsonSerializer.Serialize(cases.Select(one => new { file = one.File, expression = one.Expression })));
        }

        node.WaitForExit();
        return [.. JsonDocument.Parse(output.Result).RootElement.EnumerateArray()];
    }

    /// <summary>Null when both give the same items, or both refuse.</summary>
    private static string? Difference(Case one, JsonElement theirs)
    {
        string there = theirs.ValueKind == JsonValueKind.Null ? "refused" : Canonical(theirs.EnumerateArray().Where(item => item.ValueKind != JsonValueKind.Null).Select(Canonical));
        string here = Ours(one);
        return here == there ? null : $"{one.Expression} over {Path.GetFileName(one.File)}: here {Short(here)}, there {Short(there)}";
    }

    private static string Ours(Case one)
    {
        try
        {
            return Canonical(FhirPathExpression.Compile(one.Expression).Evaluate(one.Resource).Select(Canonical).OfType<string>());
        }
        catch (BridgeException)
        {
            return "refused";
        }
    }

    private static string? Canonical(object item) => item switch
    {
        FhirNode { Type.Kind: FhirTypeKind.Primitive, Value: null } => null,
        FhirNode { Type: { Kind: FhirTypeKind.Primitive, Name: var type } } node => type is "decimal" or "integer" or "positiveInt" or "unsignedInt" or "boolean" ? Canonical(JsonDocument.Parse(node.Value!).RootElement) : JsonSerializer.Serialize(node.Value),
        FhirNode node => Canonical(JsonDocument.Parse(FhirJson.Write(node)).RootElement),
        bool value => value ? "true" : "false",
        int or decimal => Number(Convert.ToDouble(item, CultureInfo.InvariantCulture)),
        _ => JsonSerializer.Serialize(string.Create(CultureInfo.InvariantCulture, $"{item}")),
    };

    private static string Canonical(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => $"\"{member.Name}\":{Canonical(member.Value)}"))}}}",
        JsonValueKind.Array => Canonical(element.EnumerateArray().Select(Canonical)),
        JsonValueKind.Number => Number(element.GetDouble()),
        JsonValueKind.String => JsonSerializer.Serialize(element.GetString()),
        _ => element.GetRawText(),
    };

    private static string Canonical(IEnumerable<string> items) => $"[{string.Join(',', items)}]";

    // They count in floating point, we in decimals: ten digits are enough to tell a wrong result.
    private static string Number(double value) => value.ToString("G10", CultureInfo.InvariantCulture);

    private static string Short(string text) => text.Length <= 160 ? text : text[..160] + "…";

    private sealed record Case(string File, string Expression, FhirNode Resource);
}
