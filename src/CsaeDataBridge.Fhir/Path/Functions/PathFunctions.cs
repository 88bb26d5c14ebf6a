using System.Collections.Frozen;

namespace CsaeDataBridge.Fhir;

/// <summary>All functions by their names.</summary>
internal static class PathFunctions
{
    private static readonly FrozenDictionary<string, PathFunction> All = Every().ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    public static PathFunction? Find(string name) => All.GetValueOrDefault(name);

    private static IEnumerable<PathFunction> Every() =>
    [
        .. ExistenceFunctions.All, .. SelectionFunctions.All, .. CombinationFunctions.All, .. TextFunctions.All, .. TextCodeFunctions.All,
        .. NumberFunctions.All, .. ConversionFunctions.All, .. BoundaryFunctions.All, .. ContextFunctions.All, .. FhirFunctions.All, .. KeyFunctions.All,
    ];
}
