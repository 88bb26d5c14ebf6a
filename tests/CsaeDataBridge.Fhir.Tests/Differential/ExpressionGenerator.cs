using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Tests;

/// <summary>Makes FHIRPath expressions that reach into a resource: its paths and values come from what stands there.</summary>
internal sealed class ExpressionGenerator(Random random, FhirNode resource)
{
    private static readonly string[] Parts = ["first()", "last()", "tail()", "skip(1)", "take(2)", "distinct()", "where($index > 0)", "[0]", "[1]", "trace('t')", "where(true)"];
    private static readonly string[] Questions = ["exists()", "empty()", "count()", "isDistinct()", "children().count()", "descendants().count()", "distinct().count()", "hasValue()", "all($this.exists())", "first().exists().not()"];
    private static readonly string[] TextParts = ["upper()", "lower()", "length()", "trim()", "toChars().count()", "substring(1)", "substring(0, 3)", "startsWith('a')", "endsWith('e')", "contains('e')", "indexOf('e')", "replace('e', 'xy')", "matches('[a-z]+')", "replaceMatches('[0-9]', '#')", "split('-').count()", "toInteger()", "toDecimal()", "toString()", "convertsToInteger()", "convertsToDate()", "convertsToBoolean()"];
    private static readonly string[] NumberParts = ["abs()", "ceiling()", "floor()", "truncate()", "toString()", "sqrt() > 1", "round(1)", "power(2)"];
    private static readonly string[] Operators = ["=", "!=", "~", "!~"];
    private static readonly string[] Logic = ["and", "or", "xor", "implies"];

    public string Next() => random.Next(12) switch
    {
        0 or 1 => Items().Text,
        2 or 3 => Question(),
        4 or 5 => Single(),
        6 => $"{Operand()} {Pick(Operators)} {Operand()}",
        7 => $"({Question()}) {Pick(Logic)} ({Question()})",
        8 => $"iif({Items().Text}.exists(), {Single()}, {Literal(Items().Nodes)})",
        9 => Sets(),
        10 => $"{Literal(Items().Nodes)} in {Items().Text}",
        _ => Computed(),
    };

    /// <summary>A path that leads to something, and what it leads to without the last part.</summary>
    private (string Text, IReadOnlyList<FhirNode> Nodes) Items()
    {
        string text = random.Next(3) == 0 ? resource.Type.Name : "";
        IReadOnlyList<FhirNode> nodes = [resource];
        int steps = random.Next(1, 5);
        for (int step = 0; step < steps && nodes.Any(node => node.Children.Count > 0); step++)
        {
            FhirNode[] children = [.. nodes.SelectMany(node => node.Children)];
            string name = children[random.Next(children.Length)].Name;
            FhirNode[] reached = [.. children.Where(child => child.Name == name)];
            text = Join(text, Name(name));
            if (random.Next(6) == 0 && reached.FirstOrDefault(node => node.Children.Count > 0) is { } owner)
            {
                text = Join(text, Condition(owner));
            }

            nodes = reached;
        }

        return random.Next(3) == 0 ? (Part(text), nodes) : (text, nodes);
    }

    private string Condition(FhirNode owner)
    {
        FhirNode child = owner.Children[random.Next(owner.Children.Count)];
        return random.Next(3) switch
        {
            0 => $"where({Name(child.Name)}.exists())",
            1 when child.Value is not null => $"where({Name(child.Name)} = {Literal([child])})",
            _ => $"select({Name(child.Name)} | $this).take(3)",
        };
    }

    private string Part(string text)
    {
        string part = Pick(Parts);
        return part[0] == '[' ? text + part : Join(text, part);
    }

    private string Question() => Join(Items().Text, Pick(Questions));

    private string Single()
    {
        (string text, IReadOnlyList<FhirNode> nodes) = Items();
        return nodes[0].Type.Name switch
        {
            "decimal" or "integer" or "positiveInt" or "unsignedInt" => $"{text}.first().{Pick(NumberParts)}",
            "boolean" => $"{text}.first().not()",
            _ when nodes[0].Type.Kind != FhirTypeKind.Primitive => $"{text}.first() is {nodes[0].Type.Name.Split('.')[0]}",
            "xhtml" => $"{text}.first().exists()",
            _ => $"{text}.first().{Pick(TextParts)}",
        };
    }

    private string Operand()
    {
        (string text, IReadOnlyList<FhirNode> nodes) = Items();
        return random.Next(3) == 0 ? Literal(nodes) : text;
    }

    private string Sets()
    {
        (string left, string right) = (Items().Text, Items().Text);
        return random.Next(6) switch
        {
            0 => $"({left} | {right}).count()",
            1 => $"{left}.combine({right}).count()",
            2 => $"{left}.intersect({right}).count()",
            3 => $"{left}.exclude({right}).count()",
            4 => $"{left}.subsetOf({right})",
            _ => $"{left}.union({right}).count()",
        };
    }

    private string Computed() => random.Next(8) switch
    {
        0 => $"{random.Next(-9, 99)} {Pick(["+", "-", "*", "/", "div", "mod"])} {random.Next(0, 9)}",
        1 => $"{Items().Text}.count() {Pick(["<", "<=", ">", ">="])} {random.Next(0, 4)}",
        2 => $"{Items().Text}.select($index).aggregate($this + $total, 0)",
        3 => $"({random.Next(0, 99)}.{random.Next(1, 99)} * {random.Next(1, 9)}).round(1)",
        4 => $"@20{random.Next(10, 30)}-0{random.Next(1, 9)}-1{random.Next(0, 9)} {Pick(["+", "-"])} {random.Next(1, 40)} {Pick(["days", "months", "years", "weeks"])}",
        5 => $"'{random.Next(0, 99)}'.toInteger() + {random.Next(0, 9)}",
        6 => $"{Items().Text}.type().name.distinct()",
        _ => $"{resource.Type.Name}.descendants().ofType({Pick(["string", "code", "uri", "dateTime", "Coding", "Reference", "Identifier"])}).count()",
    };

    private string Literal(IReadOnlyList<FhirNode> nodes)
    {
        FhirNode? node = nodes.FirstOrDefault(one => one.Value is { Length: < 60 });
        return node?.Type.Name switch
        {
            null or "xhtml" => "'none'",
            "boolean" or "decimal" or "integer" or "positiveInt" or "unsignedInt" when !node.Value!.Contains('e', StringComparison.OrdinalIgnoreCase) || node.Type.Name == "boolean" => node.Value!,
            "date" => $"@{node.Value}",
            "dateTime" when node.Value!.Contains('T', StringComparison.Ordinal) => $"@{node.Value}",
            "instant" => $"@{node.Value}",
            _ => $"'{node.Value!.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)}'",
        };
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];

    private static string Join(string path, string step) => path.Length == 0 ? step : $"{path}.{step}";

    /// <summary>Names that are words of the language as well.</summary>
    private static string Name(string name) => name is "contains" or "is" or "as" or "in" or "and" or "or" or "div" or "mod" or "day" or "text" or "code" ? $"`{name}`" : name;
}
