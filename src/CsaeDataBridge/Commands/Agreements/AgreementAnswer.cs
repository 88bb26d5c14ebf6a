using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Commands;

/// <summary>What a command says after somebody signed something about an agreement.</summary>
/// <param name="Document">For <c>--json</c>.</param>
/// <param name="Lines">For people.</param>
/// <param name="NotRecorded">That it holds and is not on record; null when it is.</param>
internal sealed record AgreementAnswer(JsonObject Document, IReadOnlyList<string> Lines, Issue? NotRecorded = null);
