namespace CsaeDataBridge.Fhir;

/// <summary>Bytes that stand in resources as text.</summary>
public static class FhirBinary
{
    /// <summary>Whether every <c>base64Binary</c> inside can be decoded.</summary>
    public static bool IsSoundIn(FhirNode node)
    {
        foreach (FhirNode child in node.ChildSpan)
        {
            if ((child.Type.Name == "base64Binary" && child.Value is { } text && !PrimitiveCheck.IsBase64(text)) || !IsSoundIn(child))
            {
                return false;
            }
        }

        return true;
    }
}
