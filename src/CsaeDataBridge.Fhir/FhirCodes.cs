namespace CsaeDataBridge.Fhir;

/// <summary>The permanent codes of FHIR: FHR90x reading and writing, FHR92x FHIRPath.</summary>
public static class FhirCodes
{
    /// <summary>The bytes are not JSON.</summary>
    public const string NotJson = "FHR901";

    /// <summary>The bytes are not XML, or hold what FHIR forbids in XML, such as a document type.</summary>
    public const string NotXml = "FHR902";

    /// <summary>What should be a resource names no type of resource that R4 has.</summary>
    public const string NotAResource = "FHR903";

    /// <summary>An element that its type does not have.</summary>
    public const string UnknownElement = "FHR904";

    /// <summary>A value of another kind than the element's type: an object for a text, an array for a single element.</summary>
    public const string WrongKind = "FHR905";

    /// <summary>A key or a single element stands twice, or two types of one choice stand together.</summary>
    public const string Repeated = "FHR906";

    /// <summary>An object, array or element that holds nothing.</summary>
    public const string Empty = "FHR907";

    /// <summary>More levels than the reader follows.</summary>
    public const string TooDeep = "FHR908";

    /// <summary>A value that the other format cannot express, such as a control character in XML.</summary>
    public const string CannotBeWritten = "FHR909";

    /// <summary>An expression that is not FHIRPath.</summary>
    public const string PathSyntax = "FHR920";

    /// <summary>An expression that can never make sense for its context: unknown element, wrong type.</summary>
    public const string PathMeaning = "FHR921";

    /// <summary>An expression that failed over the data at hand.</summary>
    public const string PathFailed = "FHR922";

    /// <summary>An expression that would take more time or memory than it may.</summary>
    public const string PathTooCostly = "FHR923";
}
