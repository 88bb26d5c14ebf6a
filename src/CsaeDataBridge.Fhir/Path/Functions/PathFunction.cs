namespace CsaeDataBridge.Fhir;

/// <summary>A function of the language.</summary>
/// <param name="Least">The fewest arguments.</param>
/// <param name="Most">The most arguments.</param>
/// <param name="Returns">The type of what comes out: a name, <c>=</c> for what it is called on, <c>0</c> for its argument, <c>?</c> for anything.</param>
internal sealed record PathFunction(string Name, int Least, int Most, string Returns, Func<PathCall, IReadOnlyList<object>> Invoke)
{
    /// <summary>Which arguments, from 0, are evaluated over each of the items it is called on; the others see what is outside.</summary>
    public Predicate<int> OverItems { get; init; } = _ => false;

    /// <summary>Whether its argument is the name of a type, or of an element of one, and is never evaluated.</summary>
    public bool NamesType { get; init; }

    public bool NeedsText { get; init; }

    public bool NeedsOrder { get; init; }

    public bool LosesOrder { get; init; }

    public PathStatic Result(PathStatic focus, PathStatic[] arguments)
    {
        PathStatic result = Returns switch
        {
            "=" => focus,
            "?" => PathStatic.Any with { IsOrdered = focus.IsOrdered },
            "0" => arguments[0] with { IsOrdered = focus.IsOrdered && arguments[0].IsOrdered },
            "|" => arguments.Aggregate(focus, (all, argument) => all.Or(argument)),
            "iif" => arguments.Skip(1).Aggregate((all, argument) => all.Or(argument)),
            _ => PathStatic.Of(FhirSchema.R4.TryGetType(Returns, out FhirType? type) && Returns == "Extension" ? type : Returns),
        };
        return LosesOrder ? result with { IsOrdered = false } : result;
    }
}
