namespace CsaeDataBridge.Fhir;

/// <summary>The columns of a view: their types, and that each name stands once.</summary>
internal static class ViewColumns
{
    public static ViewColumnValue Of(ViewColumnText column, ViewScope scope)
    {
        PathNode node = ViewExpressions.Parse(column.Path, scope.Notes.File, scope.Place);
        ViewValue value = ViewExpressions.Compile(node, scope);
        if (value.Kind is ViewKind.Element or ViewKind.Resource)
        {
            throw scope.Refuse(node.Position, "a column of whole elements", "a primitive, such as a member of the element");
        }

        if (value.Kind == ViewKind.Choice)
        {
            throw scope.Refuse(node.Position, "an element that has several types", "ofType() after it");
        }

        string type = column.Type?.Split('/')[^1] ?? value.Type?.Name ?? TypeOf(value.Kind);
        if (value.Kind != ViewKind.Nothing && Class(type) is { } wanted && wanted != Class(TypeOf(value.Kind)))
        {
            throw scope.Refuse(node.Position, $"a {TypeOf(value.Kind)} in a column of type {type}", $"the type that the path gives");
        }

        return new ViewColumnValue(new FhirViewColumn(column.Name, type, column.IsCollection), value);
    }

    /// <summary>The columns of all branches, which must be the same.</summary>
    public static IReadOnlyList<FhirViewColumn> Check(string? file, IReadOnlyList<ViewBranch> branches)
    {
        FhirViewColumn[] columns = [.. branches[0].Columns.Select(column => column.Column)];
        if (columns.Length == 0)
        {
            throw ViewFault.Columns(file, "select", "no column", "at least one column");
        }

        string? twice = columns.GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1)?.Key;
        return twice is null ? columns : throw ViewFault.Columns(file, "select", $"the column {twice} twice", "each name once; DuckDB does not tell upper from lower case");
    }

    public static void CheckUnion(string? file, string place, ViewBranch[][] parts)
    {
        string[][] names = [.. parts.Select(part => part[0].Columns.Select(column => column.Column.Name).ToArray())];
        int other = Array.FindIndex(names, own => !own.SequenceEqual(names[0], StringComparer.Ordinal));
        if (other > 0)
        {
            throw ViewFault.Columns(file, $"{place}.unionAll[{other}]", $"the columns {string.Join(", ", names[other])}", $"as in the first part: {string.Join(", ", names[0])}");
        }
    }

    private static string TypeOf(ViewKind kind) => kind switch
    {
        ViewKind.Boolean => "boolean",
        ViewKind.Whole => "integer",
        ViewKind.Number or ViewKind.NumberText => "decimal",
        ViewKind.Temporal => "dateTime",
        ViewKind.Time => "time",
        _ => "string",
    };

    /// <summary>What DuckDB holds; null for a type that says nothing about it.</summary>
    private static string? Class(string type) => type switch
    {
        "boolean" => "BOOLEAN",
        "integer" or "positiveInt" or "unsignedInt" or "integer64" => "BIGINT",
        "decimal" => "DECIMAL",
        _ when FhirSchema.R4.TryGetType(type, out FhirType? known) && known.Kind == FhirTypeKind.Primitive => "VARCHAR",
        _ => null,
    };
}
