using System.Collections.Concurrent;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>A FHIRPath expression, compiled once; safe to use from several threads.</summary>
public sealed class FhirPathExpression
{
    private const int CachedExpressions = 2048;
    private static readonly ConcurrentDictionary<string, FhirPathExpression> Cache = new(StringComparer.Ordinal);

    private readonly PathNode _root;
    private readonly bool _definesVariables;

    private FhirPathExpression(string text, PathNode root)
    {
        Text = text;
        _root = root;
        _definesVariables = text.Contains("defineVariable", StringComparison.Ordinal);
    }

    /// <summary>The expression as it was written.</summary>
    public string Text { get; }

    internal PathNode Root => _root;

    /// <summary>Compiles an expression, or finds it among those compiled before.</summary>
    /// <exception cref="BridgeException">FHR920, with the column: the text is not FHIRPath. FHR923: it is too long or too deep.</exception>
    public static FhirPathExpression Compile(string text)
    {
        if (Cache.TryGetValue(text, out FhirPathExpression? known))
        {
            return known;
        }

        var expression = new FhirPathExpression(text, PathParser.Parse(text));
        if (Cache.Count < CachedExpressions)
        {
            Cache[text] = expression;
        }

        return expression;
    }

    /// <summary>Evaluates the expression.</summary>
    /// <param name="node">The resource or element to start from; null for none.</param>
    /// <param name="context">Null for the system's clock and nothing else.</param>
    /// <returns>
    /// The items in order: <see cref="FhirNode"/> for what stands in the resource, and for what was computed <see cref="bool"/>, <see cref="int"/>,
    /// <see cref="decimal"/>, <see cref="string"/>, <see cref="FhirTemporal"/>, <see cref="FhirQuantity"/> or <see cref="FhirPathTypeName"/>.
    /// </returns>
    /// <exception cref="BridgeException">FHR922: the expression makes no sense for the data, for example several items where one must stand. FHR923: it costs more than allowed.</exception>
    public IReadOnlyList<object> Evaluate(FhirNode? node, FhirPathContext? context = null)
    {
        var frame = new PathFrame(new PathState(context ?? FhirPathContext.Default, node, _definesVariables), node is null ? [] : [node]);
        return _root.Evaluate(frame);
    }

    /// <summary>Evaluates the expression as a condition.</summary>
    /// <returns>True or false; null when the result is empty, so that nothing is known. A single item that is no boolean counts as true.</returns>
    /// <exception cref="BridgeException">As <see cref="Evaluate"/>; also when several items come out.</exception>
    public bool? EvaluateCondition(FhirNode? node, FhirPathContext? context = null)
    {
        var state = new PathState(context ?? FhirPathContext.Default, node, _definesVariables);
        return state.Condition(_root.Evaluate(new PathFrame(state, node is null ? [] : [node])));
    }

    /// <summary>Finds what can never make sense for resources of that type: elements it does not have, operators over the wrong types.</summary>
    /// <param name="type">The type of the node that it would be evaluated over; null when that is not known.</param>
    /// <param name="ordered">Whether to refuse asking for the first or last of items that have no order.</param>
    /// <returns>The first fault, FHR921 with its column; null when there is none.</returns>
    public Issue? Check(FhirType? type, bool ordered = false)
    {
        try
        {
            _root.Check(new PathCheck(type is null ? PathStatic.Any : PathStatic.Of(type), ordered));
            return null;
        }
        catch (BridgeException fault)
        {
            return fault.Issues[0];
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
