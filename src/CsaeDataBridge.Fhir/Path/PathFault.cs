using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>All that FHIRPath throws is made here; values of resources never stand in it.</summary>
internal static class PathFault
{
    public static BridgeException Syntax(int position, string found, string expected) =>
        Fault(FhirCodes.PathSyntax, position, found, expected, "correct the expression");

    public static BridgeException Meaning(int position, string found, string expected) =>
        Fault(FhirCodes.PathMeaning, position, found, expected, "correct the expression, or the type it is meant for");

    public static BridgeException Failed(int position, string found, string expected) =>
        Fault(FhirCodes.PathFailed, position, found, expected, "narrow the expression, for example with first() or ofType()");

    public static BridgeException TooCostly(int position, string found) =>
        Fault(FhirCodes.PathTooCostly, position, found, "an expression within the limits", "narrow what the expression goes through");

    private static BridgeException Fault(string code, int position, string found, string expected, string fix) =>
        new(Issue.Error(code, new Place(Column: position + 1), found, expected, fix));
}
