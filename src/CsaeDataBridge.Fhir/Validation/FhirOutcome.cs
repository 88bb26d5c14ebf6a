using System.Buffers;
using System.Text.Json;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>Makes an OperationOutcome of findings.</summary>
public static class FhirOutcome
{
    /// <summary>The address of the codes of findings, in <c>details</c>.</summary>
    public const string CodeSystem = "urn:csae-data-bridge:fhir-codes";

    /// <summary>The findings as a resource; without any it says that all is well.</summary>
    /// <remarks>Line and column stand in <c>diagnostics</c>, as <c>location</c> is for XPath; the place of an element is its <c>expression</c>.</remarks>
    public static FhirNode Of(IReadOnlyList<FhirFinding> findings)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            writer.WriteString("resourceType", "OperationOutcome");
            writer.WriteStartArray("issue");
            foreach (FhirFinding finding in findings)
            {
                Write(writer, finding);
            }

            if (findings.Count == 0)
            {
                writer.WriteStartObject();
                writer.WriteString("severity", "information");
                writer.WriteString("code", "informational");
                writer.WriteString("diagnostics", "nothing found");
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return FhirJson.Read(output.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, FhirFinding finding)
    {
        writer.WriteStartObject();
        writer.WriteString("severity", finding.Severity switch { IssueSeverity.Error => "error", IssueSeverity.Warning => "warning", _ => "information" });
        writer.WriteString("code", IssueType(finding.Code));
        writer.WriteStartObject("details");
        writer.WriteStartArray("coding");
        writer.WriteStartObject();
        writer.WriteString("system", CodeSystem);
        writer.WriteString("code", finding.Code);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteString("text", $"{finding.Found}; expected {finding.Expected}; {finding.Fix}");
        writer.WriteEndObject();
        if (finding.Line > 0)
        {
            writer.WriteString("diagnostics", FormattableString.Invariant($"line {finding.Line}, column {finding.Column}"));
        }

        if (finding.Expression.Length > 0)
        {
            writer.WriteStartArray("expression");
            writer.WriteStringValue(finding.Expression);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    /// <summary>The kind of issue that R4 has for a code.</summary>
    private static string IssueType(string code) => code switch
    {
        FhirCodes.TooFew => "required",
        FhirCodes.BadPrimitive or FhirCodes.OutOfRange or FhirCodes.WrongValue or FhirCodes.BadAttachment => "value",
        FhirCodes.NotInValueSet or FhirCodes.UnknownCode or FhirCodes.WrongDisplay => "code-invalid",
        FhirCodes.RuleBroken => "invariant",
        FhirCodes.UnknownExtension or FhirCodes.ExtensionMisplaced => "extension",
        FhirCodes.Unresolved or FhirCodes.UnknownProfile or FhirCodes.ValueSetAbsent => "not-found",
        FhirCodes.TooManyFindings or FhirCodes.TooDeep => "too-costly",
        FhirCodes.RuleNotChecked or FhirCodes.ProfileBroken => "not-supported",
        FhirCodes.BundleRule or FhirCodes.BadDefinition or FhirCodes.WrongTarget => "business-rule",
        _ => "structure",
    };
}
