namespace CsaeDataBridge.Fhir;

/// <summary>What an expression may use beside the resource that it is evaluated over.</summary>
public sealed record FhirPathContext
{
    private static readonly Dictionary<string, IReadOnlyList<object>> NoVariables = [];

    internal static readonly FhirPathContext Default = new();

    /// <summary>The clock of <c>now()</c>, <c>today()</c> and <c>timeOfDay()</c>, read once an evaluation.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What <c>%resource</c> means; null for the node itself.</summary>
    public FhirNode? Resource { get; init; }

    /// <summary>What <c>%rootResource</c> means; null for <see cref="Resource"/>.</summary>
    public FhirNode? RootResource { get; init; }

    /// <summary>Further variables by the name after <c>%</c>; values as <see cref="FhirPathExpression.Evaluate"/> gives them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<object>> Variables { get; init; } = NoVariables;

    /// <summary>Finds what a reference points at, outside the resource itself; null when it is not to be had.</summary>
    public Func<string, FhirNode?>? Resolve { get; init; }

    /// <summary>Is told the name and the items of each <c>trace()</c>.</summary>
    public Action<string, IReadOnlyList<object>>? Trace { get; init; }

    /// <summary>The code systems and value sets of <c>memberOf()</c>; null for those published with R4.</summary>
    internal CodeBook? Codes { get; init; }

    /// <summary>The most steps and items that one evaluation may take, before it ends with FHR923. The default value is 5,000,000.</summary>
    public int MaxCost { get; init; } = 5_000_000;
}
