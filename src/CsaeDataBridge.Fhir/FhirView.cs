using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>A ViewDefinition of SQL on FHIR v2, compiled to SQL over a table with a resource as JSON in each row.</summary>
/// <remarks>
/// Dates and times are text, as precise as they were written; decimals have ten digits after the point. Beside the specification's own functions
/// <c>resolve()</c> and <c>getReferrers(Condition.encounter)</c> read other resources of the same delivery, which <see cref="FhirViewReader"/> puts beside each.
/// </remarks>
public sealed class FhirView
{
    private readonly ViewSql _sql;

    private FhirView(ViewDocument document, ViewSql sql, IReadOnlyList<FhirViewColumn> columns, ViewNotes notes, ViewShape root, string? file)
    {
        _sql = sql;
        Name = document.Name;
        Resource = document.Resource;
        Columns = columns;
        Warnings = notes.Warnings;
        ReadsOthers = notes.ReadsOthers;
        Root = root;
        File = file;
    }

    /// <summary>The name that the view gives itself; null for none.</summary>
    public string? Name { get; }

    /// <summary>The type of resource that it is about.</summary>
    public string Resource { get; }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<FhirViewColumn> Columns { get; }

    /// <summary>Paths through elements that R4 does not have: FHR983. Such a view runs and gives nothing there.</summary>
    public IReadOnlyList<Issue> Warnings { get; }

    /// <summary>Whether it reads resources beside the one that a row is about.</summary>
    public bool ReadsOthers { get; }

    internal ViewShape Root { get; }

    internal string? File { get; }

    /// <summary>Compiles a view.</summary>
    /// <param name="utf8">The ViewDefinition as JSON.</param>
    /// <param name="file">The name to show in issues; null for none.</param>
    /// <exception cref="BridgeException">FHR980 to FHR982: no view; FHR920 and FHR923: an expression that is no FHIRPath. The field of the place is the key of the view.</exception>
    public static FhirView Compile(ReadOnlyMemory<byte> utf8, string? file = null)
    {
        ViewDocument document = ViewDocument.Read(utf8, file);
        var shape = new ViewShape(false, null);
        shape.Member("resourceType", false, "VARCHAR");

        // What an expression reads decides how those before it read JSON, so that everything is compiled twice.
        Compile(document, shape, file);
        return Compile(document, shape, file);
    }

    /// <summary>A query that gives the columns, typed; nothing but the table is read.</summary>
    /// <param name="table">The table, quoted where that is needed.</param>
    /// <param name="column">The column with the JSON of a resource; rows of other types of resource are passed over.</param>
    public string Sql(string table, string column) => _sql.Typed(table, column);

    internal string TextSql(string table, string column, string number) => _sql.Texts(table, column, number);

    private static FhirView Compile(ViewDocument document, ViewShape shape, string? file)
    {
        var notes = new ViewNotes(file, document.Constants);
        var root = new ViewValue(ViewKind.Element, "r", false) { Type = FhirSchema.R4.Type(document.Resource), Shape = shape };
        var planner = new ViewPlanner(notes, root);
        string[] conditions = [.. document.Where.Select(where => planner.Condition(where.Place, where.Path))];
        IReadOnlyList<ViewBranch> branches = planner.Plan(document.Selects);
        IReadOnlyList<FhirViewColumn> columns = ViewColumns.Check(file, branches);
        return new FhirView(document, new ViewSql(shape, document.Resource, conditions, branches), columns, notes, shape, file);
    }
}
