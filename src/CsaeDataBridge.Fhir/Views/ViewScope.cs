using System.Globalization;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>Where an expression of a view stands, and what its names mean there.</summary>
/// <param name="Place">The key of the view, for issues.</param>
/// <param name="Root">The resource.</param>
/// <param name="This">What the expression is evaluated over.</param>
/// <param name="RowIndex">The SQL of <c>%rowIndex</c>; asking for it makes the row's index be counted.</param>
internal sealed record ViewScope(ViewNotes Notes, string Place, ViewValue Root, ViewValue This, Func<string> RowIndex)
{
    /// <summary>The SQL of <c>$index</c>; null outside a function over items.</summary>
    public string? Index { get; init; }

    public BridgeException Refuse(int position, string found, string expected) => ViewFault.Path(Notes.File, Place, position, found, expected);

    public BridgeException Unsupported(int position, string what) => Refuse(position, $"{what}, which a view does not compute", "the part of FHIRPath that docs/fhir.md lists for views");

    public void ReadsNothing(int position, string found) => Notes.Warn(ViewFault.ReadsNothing(Notes.File, Place, position, found));

    /// <summary>A name for the items of a list, that no other in the view has.</summary>
    public string NewVariable() => string.Create(CultureInfo.InvariantCulture, $"v{Notes.NextVariable()}");
}
