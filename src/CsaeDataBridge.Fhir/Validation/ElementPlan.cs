namespace CsaeDataBridge.Fhir;

/// <summary>What R4 asks of an element, ready to be asked.</summary>
internal sealed class ElementPlan
{
    private ElementPlan(FhirElement element)
    {
        Element = element;
        Invariants = TypePlan.Compile(element.Invariants, element.Types.Count == 1 ? element.Types[0] : null);
        Binding = element.RequiredBinding is { } canonical ? CodeBook.R4.ValueSet(canonical) : null;
        AnyTarget = element.Targets.Count == 0 || element.Targets.Contains("Resource");
    }

    public FhirElement Element { get; }

    public InvariantPlan[] Invariants { get; }

    /// <summary>The value set of a required binding; null when there is none or it is not at hand.</summary>
    public ValueSet? Binding { get; }

    /// <summary>Whether a reference may point at anything.</summary>
    public bool AnyTarget { get; }

    public static ElementPlan Of(FhirElement element) => element.Plan ??= new ElementPlan(element);
}
