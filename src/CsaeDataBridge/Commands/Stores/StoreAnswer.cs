using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Commands;

/// <summary>What a command on the store has to say.</summary>
/// <param name="Lines">For people.</param>
/// <param name="Document">For programs; issues and exit code are added.</param>
/// <param name="Issues">What is wrong; the first decides the exit code.</param>
internal sealed record StoreAnswer(IReadOnlyList<string> Lines, JsonObject Document, IReadOnlyList<Issue> Issues);
