using System.Globalization;

namespace CsaeDataBridge.Fhir;

/// <summary>Rules of single types that the specification states in words.</summary>
internal static class TypeRules
{
    public static void Check(ValidationRun run, FhirNode node, PlanKind kind)
    {
        switch (kind)
        {
            case PlanKind.Extension:
                ExtensionCheck.Check(run, node);
                break;
            case PlanKind.Reference:
                References.Check(run, node);
                break;
            case PlanKind.Coding:
                CodeCheck.Coding(run, node);
                break;
            case PlanKind.Quantity:
                CodeCheck.Quantity(run, node);
                break;
            case PlanKind.Attachment:
                Attachment(run, node);
                break;
            case PlanKind.Identifier:
                Identifier(run, node);
                break;
            case PlanKind.Bundle:
                BundleCheck.Check(run, node);
                break;
            case PlanKind.Other when node.Type.Kind == FhirTypeKind.Resource:
                DefinitionRules.Check(run, node);
                break;
        }
    }

    private static void Attachment(ValidationRun run, FhirNode attachment)
    {
        if (attachment.Text("data") is not { } data || attachment.First("size") is not { Value: { } size } at || !Base64Length(data, out int length))
        {
            return;
        }

        if (long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out long stated) && stated != length)
        {
            run.Error(FhirCodes.BadAttachment, string.Create(CultureInfo.InvariantCulture, $"{length} bytes"), "as many as size says", "correct size, or the data", at);
        }
    }

    private static bool Base64Length(string data, out int length) => System.Buffers.Text.Base64.IsValid(data.AsSpan(), out length);

    private static void Identifier(ValidationRun run, FhirNode identifier)
    {
        if (identifier.Text("system") == "urn:ietf:rfc:3986" && identifier.First("value") is { Value: { } value } at && !References.IsAbsolute(value))
        {
            run.Error(FhirCodes.BadPrimitive, Issues.Hidden.Cell(value.Length), "an address with its scheme, as the system urn:ietf:rfc:3986 says", "give the whole address, such as urn:oid: and the number", at);
        }
    }
}
