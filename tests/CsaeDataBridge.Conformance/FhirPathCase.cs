using System.Globalization;
using System.Xml.Linq;
using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Conformance;

/// <summary>One test of the official FHIRPath suite, as its file describes it.</summary>
internal sealed class FhirPathCase(XElement test, Func<string, FhirNode> input)
{
    private readonly XElement _expression = test.Element("expression")!;

    public string Name => (string)test.Attribute("name")!;

    /// <summary>Runs it.</summary>
    /// <returns>Null when all is as the suite says, otherwise what is not.</returns>
    public string? Run()
    {
        string file = (string?)test.Attribute("inputfile") ?? "";
        FhirNode? node = file.Length == 0 ? null : input(file);
        string? invalid = (string?)_expression.Attribute("invalid");
        try
        {
            FhirPathExpression expression = FhirPathExpression.Compile(_expression.Value);
            Issue? meaning = expression.Check(node?.Type, ordered: (string?)test.Attribute("mode") == "strict");
            if (meaning is not null)
            {
                return invalid == "semantic" ? null : $"refused before evaluation: {meaning.Found}";
            }

            IReadOnlyList<object> items = expression.Evaluate(node);
            return invalid is null ? Compare(items) : $"no {invalid} error, but {Join(items)}";
        }
        catch (BridgeException fault)
        {
            return invalid switch
            {
                "execution" => null,
                "syntax" when fault.Issues[0].Code == FhirCodes.PathSyntax => null,
                _ => $"{fault.Issues[0].Code} {fault.Issues[0].Found}",
            };
        }
    }

    private string? Compare(IReadOnlyList<object> items)
    {
        if ((string?)test.Attribute("predicate") == "true")
        {
            items = [items.Count > 0];
        }

        var expected = test.Elements("output").Select(output => (Type: (string?)output.Attribute("type"), output.Value)).ToList();
        var found = items.Select(item => (Type: (string?)TypeOf(item), Value: Text(item))).ToList();
        if ((string?)test.Attribute("ordered") == "false")
        {
            expected.Sort();
            found.Sort();
        }

        bool same = expected.Count == found.Count && expected.Zip(found).All(pair =>
            (pair.First.Type is null || pair.First.Type == pair.Second.Type || (pair.First.Type == "decimal" && pair.Second.Type == "integer")) && IsSame(pair.First, pair.Second.Value));
        return same ? null : $"expected {string.Join(", ", expected.Select(output => output.Value))}; found {Join(items)}";
    }

    private static bool IsSame((string? Type, string Value) expected, string found) => expected.Value == found
        || (expected.Type is "decimal" or "integer" && Number(expected.Value) is { } number && number == Number(found))
        || (expected.Value == "-0.0" && found == "0.0");

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : null;

    private static string Join(IReadOnlyList<object> items) => items.Count == 0 ? "nothing" : string.Join(", ", items.Select(Text));

    private static string TypeOf(object item) => item switch
    {
        FhirNode node => node.Type.Name,
        FhirQuantity => "Quantity",
        FhirTemporal { Kind: FhirTemporalKind.DateTime } => "dateTime",
        FhirTemporal temporal => temporal.Kind.ToString().ToLowerInvariant(),
        bool => "boolean",
        int => "integer",
        decimal => "decimal",
        _ => "string",
    };

    private static string Text(object item) => item switch
    {
        FhirNode node => node.Type.Name is "date" or "dateTime" or "instant" ? $"@{node.Value}" : node.Value ?? node.Type.Name,
        FhirTemporal temporal => temporal.Kind == FhirTemporalKind.Time ? $"@T{temporal}" : $"@{temporal}",
        bool value => value ? "true" : "false",
        _ => string.Create(CultureInfo.InvariantCulture, $"{item}"),
    };
}
