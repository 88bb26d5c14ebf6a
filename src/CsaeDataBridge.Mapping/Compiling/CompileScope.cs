using CsaeDataBridge.Agreements;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>What the parts of the compiler share: the checked mapping, and the columns that rules and targets have asked for so far.</summary>
internal sealed class CompileScope
{
    /// <summary>The age that is derived from the birth date and the event's date; a name that conditions may use.</summary>
    public const string Age = "age_at_event";

    /// <summary>The key of <c>person:</c> for the number that the agency knew the person by before.</summary>
    public const string PreviousReference = "previous_ref";

    /// <summary>The delivery's business date, as conditions of a period name it; no field can have the name.</summary>
    public const string Delivery = "_delivery";

    private readonly SortedSet<(string Field, string Harm, string Part)> flagParts = [];
    private readonly SortedSet<string> blanks = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string Field, string Name), (string Type, string Expression)> extras = [];
    private readonly SortedDictionary<string, IReadOnlyList<string>> codeTypes = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Type, string Expression)> kept = [];

    public CompileScope(MappingDocument document, InboundFlow? flow, CommonSchema schema)
    {
        Document = document;
        Flow = flow;
        Schema = schema;
        Rules = new EffectiveRules(document);
        Fates = new FateBook(document, flow);
    }

    public MappingDocument Document { get; }

    public InboundFlow? Flow { get; }

    public CommonSchema Schema { get; }

    public EffectiveRules Rules { get; }

    public FateBook Fates { get; }

    /// <summary>Columns of the row table for the targets: name, type, expression over the typed row.</summary>
    public IReadOnlyList<(string Name, string Type, string Expression)> Kept => kept;

    public IReadOnlyCollection<(string Field, string Harm, string Part)> FlagParts => flagParts;

    public IReadOnlyCollection<string> Blanks => blanks;

    /// <summary>Enumerations that the script needs: code list and its codes.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> CodeTypes => codeTypes;

    /// <summary>What the reading table of a field gives besides its value: name, type, expression over the value.</summary>
    public IEnumerable<(string Name, string Type, string Expression)> Extras(string field) =>
        extras.Where(extra => extra.Key.Field == field).Select(extra => (extra.Key.Name, extra.Value.Type, extra.Value.Expression));

    /// <summary>Which rows of the row table <c>r</c> a table is written from: the mapped ones, and where only blocks repeat the first of each line, which all parts have in common.</summary>
    /// <param name="parts">True for what is written once for each part.</param>
    public string Mapped(bool parts = false) => Document.Repetition is { OfEvent: false } && !parts ? "r._fate = 0 AND r._part = 1" : "r._fate = 0";

    /// <summary>The column of a part of a flag, which is from now on joined.</summary>
    public string FlagPart(string field, string harm, string part)
    {
        flagParts.Add((field, harm, part));
        return FlagSql.Joined(field, harm, part);
    }

    /// <summary>The column that tells whether a field's cell is blank, which is from now on joined.</summary>
    public string Blank(string field)
    {
        blanks.Add(field);
        return Sql.Identifier($"{field}__blank");
    }

    /// <summary>A column worked out once for each distinct cell, which is from now on joined.</summary>
    public string Extra(string field, string name, string type, string expression)
    {
        extras[(field, name)] = (type, expression);
        return Sql.Identifier($"{field}__{name}");
    }

    /// <summary>A condition on the value of a cell, asked once for each distinct cell.</summary>
    public string Test(string field, string condition)
    {
        string? known = extras.Where(extra => extra.Key.Field == field && extra.Value.Expression == condition).Select(extra => extra.Key.Name).FirstOrDefault();
        return Extra(field, known ?? $"test_{Text.Of(extras.Keys.Count(key => key.Field == field && key.Name.StartsWith("test_", StringComparison.Ordinal)) + 1)}", "BOOLEAN", condition);
    }

    /// <summary>The column of a date field as the number yyyymmdd.</summary>
    public string Day(string field) => Extra(field, "day", "INTEGER", "year(value) * 10000 + month(value) * 100 + day(value)");

    /// <summary>A column of the row table, under the same name for the same expression.</summary>
    public string Keep(string name, string type, string expression)
    {
        if (kept.Find(known => known.Type == type && known.Expression == expression).Name is { } same)
        {
            return Sql.Identifier(same);
        }

        string free = name;
        for (int number = 2; kept.Exists(known => known.Name == free); number++)
        {
            free = $"{name}_{Text.Of(number)}";
        }

        kept.Add((free, type, expression));
        return Sql.Identifier(free);
    }

    /// <summary>The column's type in the script: coded columns are enumerations of their codes, as in the store.</summary>
    public string TypeOf(SchemaColumn column)
    {
        if (column.CodeList is null)
        {
            return column.Type;
        }

        codeTypes[column.CodeList] = [.. column.Codes.Select(code => code.Value)];
        return $"{Text.Mapped}.{column.CodeList}_code{(column.IsList ? "[]" : "")}";
    }

    /// <summary>A literal in the type of its column.</summary>
    public string Literal(string text, SchemaColumn column) => column switch
    {
        { IsList: true } => $"[{Sql.Literal(text)}]::{TypeOf(column)}",
        { Type: "VARCHAR", CodeList: null } => Sql.Literal(text),
        _ => $"{Sql.Literal(text)}::{TypeOf(column)}",
    };

    /// <summary>NULL in the type of a column: the source has no such field.</summary>
    public string Null(SchemaColumn column) => $"NULL::{TypeOf(column)}";

    /// <summary>How the agreement keeps a field; null where there is no agreement.</summary>
    public PermittedField? Permit(string? field) => Flow?.Fields.FirstOrDefault(permitted => permitted.Name == field);
}
