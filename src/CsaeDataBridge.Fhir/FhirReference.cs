namespace CsaeDataBridge.Fhir;

/// <summary>The text of a reference, taken apart.</summary>
public static class FhirReference
{
    /// <summary>Type and id, such as <c>Patient/p1</c>, of a relative or absolute reference, without its version.</summary>
    /// <param name="reference">The text of <c>Reference.reference</c>.</param>
    /// <param name="type">The only type that may come out; null for any.</param>
    /// <returns>The text itself when it gives no type and id, such as a urn; null when it is of another type, or gives none where one is asked for.</returns>
    public static string? Key(string reference, string? type = null)
    {
        ReadOnlySpan<char> text = reference;
        int history = text.IndexOf("/_history/", StringComparison.Ordinal);
        text = history > 0 ? text[..history] : text;
        int slash = text.LastIndexOf('/');
        int start = slash < 0 ? -1 : text[..slash].LastIndexOf('/') + 1;
        bool isKey = slash > 0 && IsType(text[start..slash]) && PrimitiveCheck.IsId(text[(slash + 1)..]);
        return !isKey ? type is null ? reference : null
            : type is null || text[start..slash].SequenceEqual(type) ? text[start..].ToString() : null;
    }

    private static bool IsType(ReadOnlySpan<char> text) => FhirSchema.R4.TryGetType(text, out FhirType? type) && type.Kind == FhirTypeKind.Resource;
}
