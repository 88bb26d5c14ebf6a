namespace CsaeDataBridge.Fhir;

/// <summary>A part of an expression as SQL: NULL is empty, several items are a LIST without NULLs.</summary>
internal sealed record ViewValue(ViewKind Kind, string Sql, bool IsList)
{
    public static readonly ViewValue Nothing = new(ViewKind.Nothing, "NULL", false);

    /// <summary>The type of an element; of a choice, its owner's.</summary>
    public FhirType? Type { get; init; }

    /// <summary>Where the members that are read are noted.</summary>
    public ViewShape? Shape { get; init; }

    /// <summary>The element whose type is not chosen yet.</summary>
    public FhirElement? Choice { get; init; }

    /// <summary>The types that a resource may have; null for any.</summary>
    public IReadOnlyList<string>? Targets { get; init; }

    /// <summary>The element with <c>id</c> and <c>extension</c> of a primitive; null where the way to it is lost.</summary>
    public Func<ViewValue>? Extended { get; init; }

    /// <summary>Whether the SQL is a name or a literal, so that repeating it costs nothing.</summary>
    public bool IsSimple => !Sql.AsSpan().ContainsAny('(', '[', ' ');

    /// <summary>The SQL as an operand beside an operator.</summary>
    public string Operand => IsSimple ? Sql : $"({Sql})";

    public static ViewValue Boolean(string sql) => new(ViewKind.Boolean, sql, false);

    public static ViewValue Text(string sql) => new(ViewKind.Text, sql, false);
}
