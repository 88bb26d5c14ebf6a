namespace CsaeDataBridge.Fhir;

/// <summary>Turns an expression's text into its parts, by precedence.</summary>
internal sealed class PathParser
{
    /// <summary>Deeper expressions would cost more stack than a thread may have.</summary>
    private const int MaxDepth = 250;
    private const int MaxLength = 100_000;

    private static readonly Dictionary<string, int> Precedence = new(StringComparer.Ordinal)
    {
        ["implies"] = 1,
        ["or"] = 2,
        ["xor"] = 2,
        ["and"] = 3,
        ["in"] = 4,
        ["contains"] = 4,
        ["="] = 5,
        ["~"] = 5,
        ["!="] = 5,
        ["!~"] = 5,
        ["<"] = 6,
        ["<="] = 6,
        [">"] = 6,
        [">="] = 6,
        ["|"] = 7,
        ["is"] = 8,
        ["as"] = 8,
        ["+"] = 9,
        ["-"] = 9,
        ["&"] = 9,
        ["*"] = 10,
        ["/"] = 10,
        ["div"] = 10,
        ["mod"] = 10,
    };

    private readonly List<PathToken> _tokens;
    private int _at;
    private int _open;

    private PathParser(List<PathToken> tokens) => _tokens = tokens;

    private PathToken Current => _tokens[_at];

    public static PathNode Parse(string text)
    {
        if (text.Length > MaxLength)
        {
            throw PathFault.TooCostly(0, $"an expression of more than {MaxLength} characters");
        }

        var parser = new PathParser(new PathLexer(text).Tokens());
        PathNode root = parser.Expression(1);
        return parser.Current.Kind == PathTokenKind.End ? root : throw parser.Unexpected("an operator, or the end");
    }

    private PathNode Expression(int least)
    {
        if (++_open > MaxDepth)
        {
            throw PathFault.TooCostly(Current.Position, $"an expression of more than {MaxDepth} levels");
        }

        PathNode left = Polarity();
        while (Current.Kind is PathTokenKind.Symbol or PathTokenKind.Identifier && Precedence.TryGetValue(Current.Text, out int precedence) && precedence >= least)
        {
            PathToken symbol = Next();
            left = Limited(symbol.Text switch
            {
                "is" or "as" => new TypeNode(symbol.Position, left, symbol.Text, TypeName()),
                "and" or "or" or "xor" or "implies" => new LogicNode(symbol.Position, symbol.Text, left, Expression(precedence + 1)),
                _ => new BinaryNode(symbol.Position, symbol.Text, left, Expression(precedence + 1)),
            });
        }

        _open--;
        return left;
    }

    private PathNode Polarity()
    {
        if (Current.Is("+") || Current.Is("-"))
        {
            PathToken sign = Next();
            if (++_open > MaxDepth)
            {
                throw PathFault.TooCostly(sign.Position, $"an expression of more than {MaxDepth} levels");
            }

            var node = new PolarityNode(sign.Position, Polarity(), sign.Text == "-");
            _open--;
            return Limited(node);
        }

        PathNode term = Term();
        while (true)
        {
            if (Take("."))
            {
                term = Limited(Invocation(term));
            }
            else if (Take("["))
            {
                PathNode index = Expression(1);
                Expect("]");
                term = Limited(new IndexerNode(term, index));
            }
            else
            {
                return term;
            }
        }
    }

    private PathNode Term()
    {
        PathToken token = Current;
        switch (token.Kind)
        {
            case PathTokenKind.Text or PathTokenKind.Temporal:
                return new LiteralNode(Next().Position, token.Value);
            case PathTokenKind.Integer or PathTokenKind.Decimal:
                return Number();
            case PathTokenKind.Identifier when token.Text is "true" or "false":
                return new LiteralNode(Next().Position, token.Text == "true");
            case PathTokenKind.Identifier or PathTokenKind.QuotedIdentifier:
                return Invocation(null);
            default:
                return Symbol();
        }
    }

    private PathNode Symbol()
    {
        PathToken token = Current;
        if (Take("("))
        {
            PathNode inner = Expression(1);
            Expect(")");
            return inner;
        }

        if (Take("{"))
        {
            Expect("}");
            return new LiteralNode(token.Position, null);
        }

        if (Take("$"))
        {
            return Current is { Kind: PathTokenKind.Identifier, Text: "this" or "index" or "total" }
                ? new VariableNode(token.Position, Next().Text, true) : throw Unexpected("$this, $index or $total");
        }

        if (Take("%"))
        {
            return Current.Kind is PathTokenKind.Identifier or PathTokenKind.QuotedIdentifier or PathTokenKind.Text
                ? new VariableNode(token.Position, Next().Text, false) : throw Unexpected("the name of a variable");
        }

        throw Unexpected("a value, a name or a parenthesis");
    }

    /// <summary>A number, or a quantity when a unit follows.</summary>
    private LiteralNode Number()
    {
        PathToken token = Next();
        decimal value = PathValue.Number(token.Value)!.Value;
        if (Current.Kind == PathTokenKind.Text)
        {
            return new LiteralNode(token.Position, new FhirQuantity(value, Next().Text));
        }

        return Current.Kind == PathTokenKind.Identifier && UcumUnit.CalendarWord(Current.Text) is not null
            ? new LiteralNode(token.Position, new FhirQuantity(value, Next().Text, true))
            : new LiteralNode(token.Position, token.Value);
    }

    private PathNode Invocation(PathNode? focus)
    {
        if (Current.Kind is not (PathTokenKind.Identifier or PathTokenKind.QuotedIdentifier))
        {
            throw Unexpected("a name");
        }

        PathToken name = Next();
        if (name.Text.Length == 0)
        {
            throw PathFault.Syntax(name.Position, "a name without letters", "a name");
        }

        if (!Take("("))
        {
            return name.Kind == PathTokenKind.Identifier && Precedence.ContainsKey(name.Text) && name.Text is not ("as" or "is" or "in" or "contains")
                ? throw PathFault.Syntax(name.Position, $"\"{name.Text}\"", "a value or a name; a name that is also an operator stands in backticks")
                : new MemberNode(name.Position, focus, name.Text);
        }

        if (name.Text is "is" or "as" or "ofType")
        {
            PathTypeTest type = TypeName();
            Expect(")");
            return new TypeNode(name.Position, focus, name.Text, type);
        }

        PathFunction function = PathFunctions.Find(name.Text) ?? throw PathFault.Syntax(name.Position, "a function that FHIRPath does not have", "a function of FHIRPath or FHIR");
        var arguments = new List<PathNode>();
        while (!Current.Is(")"))
        {
            if (arguments.Count > 0)
            {
                Expect(",");
            }

            arguments.Add(Expression(1));
        }

        Next();
        return arguments.Count < function.Least || arguments.Count > function.Most
            ? throw PathFault.Syntax(name.Position, $"{name.Text}() with {arguments.Count} arguments", function.Least == function.Most ? $"{function.Least}" : $"{function.Least} to {function.Most}")
            : new FunctionNode(name.Position, focus, function, [.. arguments]);
    }

    private PathTypeTest TypeName()
    {
        string first = Name();
        return Take(".") ? new PathTypeTest(first, Name()) : new PathTypeTest(null, first);
    }

    private string Name() => Current.Kind is PathTokenKind.Identifier or PathTokenKind.QuotedIdentifier ? Next().Text : throw Unexpected("the name of a type");

    private static PathNode Limited(PathNode node) => node.Depth <= MaxDepth ? node : throw PathFault.TooCostly(node.Position, $"an expression of more than {MaxDepth} levels");

    private PathToken Next() => _tokens[_at++];

    private bool Take(string symbol)
    {
        bool taken = Current.Is(symbol);
        _at += taken ? 1 : 0;
        return taken;
    }

    private void Expect(string symbol)
    {
        if (!Take(symbol))
        {
            throw Unexpected($"\"{symbol}\"");
        }
    }

    private Issues.BridgeException Unexpected(string expected) =>
        PathFault.Syntax(Current.Position, Current.Kind == PathTokenKind.End ? "the end" : "something else", expected);
}
