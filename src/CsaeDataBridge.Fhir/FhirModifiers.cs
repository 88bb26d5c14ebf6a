namespace CsaeDataBridge.Fhir;

/// <summary>Extensions that can turn the meaning of what they stand in.</summary>
public static class FhirModifiers
{
    /// <summary>Whether a <c>modifierExtension</c> stands anywhere inside: who does not know it may not read the resource as it stands.</summary>
    public static bool AreIn(FhirNode node)
    {
        foreach (FhirNode child in node.ChildSpan)
        {
            if (child.Name == "modifierExtension" || AreIn(child))
            {
                return true;
            }
        }

        return false;
    }
}
