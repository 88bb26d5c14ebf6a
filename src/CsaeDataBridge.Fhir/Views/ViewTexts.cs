namespace CsaeDataBridge.Fhir;

/// <summary>SQL of texts.</summary>
internal static class ViewTexts
{
    /// <summary>One text; primitives of other types as FHIRPath's <c>toString()</c> has them.</summary>
    public static ViewValue Of(ViewValue value, ViewScope scope, int position) => value.Kind switch
    {
        ViewKind.Nothing => ViewValue.Text("CAST(NULL AS VARCHAR)"),
        ViewKind.Element or ViewKind.Resource or ViewKind.Choice => throw scope.Refuse(position, "something that is no text", "text"),
        _ => AsText(ViewLists.Single(scope, value)),
    };

    /// <summary>A primitive, or each of a list, as text.</summary>
    public static ViewValue AsText(ViewValue value) => value.Kind switch
    {
        ViewKind.Boolean or ViewKind.Whole => value with { Kind = ViewKind.Text, Sql = value.IsList ? $"CAST({value.Sql} AS VARCHAR[])" : $"CAST({value.Sql} AS VARCHAR)", Type = null, Extended = null },
        ViewKind.Number => value with
        {
            Kind = ViewKind.Text,
            Sql = value.IsList ? $"list_transform({value.Sql}, lambda n: {Digits("n")})" : Digits(value.Sql),
            Extended = null,
        },
        _ => value with { Kind = ViewKind.Text },
    };

    /// <summary>A computed number without the zeros that its type adds.</summary>
    private static string Digits(string number) => $"regexp_replace(CAST({number} AS VARCHAR), '\\.0+$|(\\.[0-9]*[1-9])0+$', '\\1')";
}
