namespace CsaeDataBridge.Fhir;

/// <summary>The permanent codes of FHIR: FHR90x reading and writing, FHR91x bundles and files of resources, FHR92x FHIRPath, FHR93x to FHR95x validation, FHR98x views.</summary>
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

    /// <summary>A file of resources that breaks off or cannot be read.</summary>
    public const string Unreadable = "FHR910";

    /// <summary>A bundle in another shape than R4 gives it.</summary>
    public const string NotABundle = "FHR911";

    /// <summary>A resource larger than any real one.</summary>
    public const string TooLarge = "FHR912";

    /// <summary>An expression that is not FHIRPath.</summary>
    public const string PathSyntax = "FHR920";

    /// <summary>An expression that can never make sense for its context: unknown element, wrong type.</summary>
    public const string PathMeaning = "FHR921";

    /// <summary>An expression that failed over the data at hand.</summary>
    public const string PathFailed = "FHR922";

    /// <summary>An expression that would take more time or memory than it may.</summary>
    public const string PathTooCostly = "FHR923";

    /// <summary>Fewer of an element than must stand, often none.</summary>
    public const string TooFew = "FHR930";

    /// <summary>More of an element than may stand.</summary>
    public const string TooMany = "FHR931";

    /// <summary>A primitive that is not written as its type is.</summary>
    public const string BadPrimitive = "FHR932";

    /// <summary>A code outside the value set that the element requires.</summary>
    public const string NotInValueSet = "FHR933";

    /// <summary>A code that its code system does not have.</summary>
    public const string UnknownCode = "FHR934";

    /// <summary>A display that is not among the words that the code system has for the code.</summary>
    public const string WrongDisplay = "FHR935";

    /// <summary>A rule of the specification or of a profile that is not kept.</summary>
    public const string RuleBroken = "FHR936";

    /// <summary>A rule that could not be evaluated over the data.</summary>
    public const string RuleNotChecked = "FHR937";

    /// <summary>An extension whose definition is not at hand.</summary>
    public const string UnknownExtension = "FHR938";

    /// <summary>An extension on an element that it is not for.</summary>
    public const string ExtensionMisplaced = "FHR939";

    /// <summary>A reference to a type of resource that the element does not allow.</summary>
    public const string WrongTarget = "FHR940";

    /// <summary>A reference to something that should be in the same resource or bundle and is not, or is there twice.</summary>
    public const string Unresolved = "FHR941";

    /// <summary>A profile that is claimed and not at hand.</summary>
    public const string UnknownProfile = "FHR942";

    /// <summary>A type that the profile does not allow.</summary>
    public const string WrongType = "FHR943";

    /// <summary>A value other than the one that the profile fixes.</summary>
    public const string WrongValue = "FHR944";

    /// <summary>An item that belongs to no slice where each must.</summary>
    public const string NotInSlice = "FHR945";

    /// <summary>A bundle whose entries do not fit its type or each other.</summary>
    public const string BundleRule = "FHR946";

    /// <summary>A narrative with something that does not belong in one.</summary>
    public const string BadNarrative = "FHR947";

    /// <summary>An attachment that is not as large as it says.</summary>
    public const string BadAttachment = "FHR948";

    /// <summary>A value below, above or longer than the profile allows.</summary>
    public const string OutOfRange = "FHR949";

    /// <summary>A definition that contradicts itself.</summary>
    public const string BadDefinition = "FHR950";

    /// <summary>A value set that an element requires and that is not at hand.</summary>
    public const string ValueSetAbsent = "FHR951";

    /// <summary>More findings than are told.</summary>
    public const string TooManyFindings = "FHR952";

    /// <summary>Text that looks like HTML, where that is looked for.</summary>
    public const string EmbeddedHtml = "FHR954";

    /// <summary>A folder of definitions that cannot be read.</summary>
    public const string PackageUnreadable = "FHR955";

    /// <summary>A profile that cannot be applied: it names an element that its type does not have.</summary>
    public const string ProfileBroken = "FHR956";

    /// <summary>What should be a ViewDefinition is not one, or lacks what it needs.</summary>
    public const string NotAView = "FHR980";

    /// <summary>An expression that a view cannot compute, or whose result fits no column.</summary>
    public const string ViewPath = "FHR981";

    /// <summary>Columns of a view that stand twice, have no name, or differ between the parts of a union.</summary>
    public const string ViewColumns = "FHR982";

    /// <summary>Warning: an element that the type does not have, so that nothing will ever come out.</summary>
    public const string ViewReadsNothing = "FHR983";

    /// <summary>A view that failed over the data at hand, such as several items in a column for one.</summary>
    public const string ViewFailed = "FHR984";
}
