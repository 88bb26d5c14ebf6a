using System.Collections.Concurrent;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>A rule, compiled, with the elements that it reads: where none of them stands its outcome is known before.</summary>
internal sealed class InvariantPlan
{
    /// <summary>Words of the language that are no names of elements.</summary>
    private static readonly HashSet<string> Operators = new(StringComparer.Ordinal) { "and", "or", "xor", "implies", "is", "as", "in", "contains", "div", "mod", "true", "false" };

    private readonly ulong _reads = ulong.MaxValue;

    /// <summary>What comes out, by the elements that stand; null where more counts than whether they do.</summary>
    private readonly ConcurrentDictionary<ulong, bool?>? _byPresence;

    /// <param name="type">The type of the elements it is of; null when that is not known before.</param>
    public InvariantPlan(FhirInvariant rule, FhirType? type)
    {
        Rule = rule;
        try
        {
            Expression = FhirPathExpression.Compile(rule.Expression);
            if (type is not null && Reads(rule.Expression, type) is { } reads && Outcome(new FhirNode(null, type, null, null, 0, 0), FhirPathContext.Default) != false)
            {
                _reads = reads;
                _byPresence = AsksPresenceOnly(rule.Expression) ? new ConcurrentDictionary<ulong, bool?>() : null;
            }
        }
        catch (BridgeException)
        {
            // A rule that is no FHIRPath, or fails over nothing, is told of where it is asked.
            _reads = ulong.MaxValue;
        }
    }

    public FhirInvariant Rule { get; }

    /// <summary>Null when the rule is no FHIRPath that is known here.</summary>
    public FhirPathExpression? Expression { get; }

    /// <param name="present">A bit for each element that stands, by its place in the type.</param>
    public bool IsAsked(ulong present) => _reads == ulong.MaxValue || (present & _reads) != 0;

    /// <exception cref="BridgeException">FHR922 or FHR923.</exception>
    public bool? Outcome(FhirNode node, FhirPathContext context) => Expression!.EvaluateCondition(node, context);

    /// <param name="present">A bit for each element that stands, by its place in the type.</param>
    /// <exception cref="BridgeException">FHR922 or FHR923.</exception>
    public bool? Outcome(FhirNode node, ulong present, ValidationRun run)
    {
        if (_byPresence is null)
        {
            return Rule.Key == "per-1" && Periods.IsPlain(node) ? true : Outcome(node, run.Context);
        }

        if (!_byPresence.TryGetValue(present & _reads, out bool? outcome))
        {
            outcome = Outcome(node, run.Context);
            _byPresence.TryAdd(present & _reads, outcome);
        }

        return outcome;
    }

    /// <summary>Whether the rule is made of names, <c>exists()</c>, <c>empty()</c>, <c>not()</c> and logic alone.</summary>
    private static bool AsksPresenceOnly(string expression)
    {
        List<PathToken> tokens = new PathLexer(expression).Tokens();
        for (int at = 0; at < tokens.Count; at++)
        {
            PathToken token = tokens[at];
            bool hasFocus = at > 0 && tokens[at - 1].Is(".");
            bool known = token.Kind switch
            {
                PathTokenKind.End => true,
                PathTokenKind.Symbol => token.Text is "." or "(" or ")",
                PathTokenKind.Identifier when hasFocus => token.Text is "exists" or "empty" or "not" && tokens[at + 1].Is("(") && tokens[at + 2].Is(")"),
                PathTokenKind.Identifier => token.Text is "and" or "or" or "xor" or "implies" || tokens[at + 1].Is("."),
                _ => false,
            };
            if (!known)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The elements that names without a focus may mean; null when the expression looks at more than those.</summary>
    private static ulong? Reads(string expression, FhirType type)
    {
        List<PathToken> tokens = new PathLexer(expression).Tokens();
        ulong reads = 0;
        for (int at = 0; at < tokens.Count; at++)
        {
            PathToken token = tokens[at];
            bool hasFocus = at > 0 && tokens[at - 1].Is(".");
            if (token.Is("%") || token.Is("$") || token.Text.StartsWith('$') || token.Text.StartsWith('%'))
            {
                return null;
            }

            if (token.Kind is not (PathTokenKind.Identifier or PathTokenKind.QuotedIdentifier) || hasFocus || Operators.Contains(token.Text))
            {
                continue;
            }

            bool isType = at > 0 && (tokens[at - 1].IsWord("is") || tokens[at - 1].IsWord("as"));
            if (!isType && (tokens[at + 1].Is("(") || char.IsAsciiLetterUpper(token.Text[0])))
            {
                return null;
            }

            if (type.Element(token.Text) is { } element)
            {
                reads |= 1UL << element.Index;
            }
        }

        return reads;
    }
}
