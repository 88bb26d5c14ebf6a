namespace CsaeDataBridge.Fhir;

/// <summary>What of an item tells its slice.</summary>
/// <param name="Kind">value, pattern, type, profile or exists.</param>
/// <param name="Steps">The way from the item to what is compared; empty for the item itself.</param>
internal sealed record Discriminator(string Kind, IReadOnlyList<string> Steps)
{
    /// <summary>Reads a path such as <c>$this.extension('http://example.org/kind').value</c> into its steps; dots in quotes are text.</summary>
    public static Discriminator Of(string kind, string path)
    {
        var steps = new List<string>();
        bool quoted = false;
        int start = 0;
        for (int at = 0; at <= path.Length; at++)
        {
            if (at == path.Length || (path[at] == '.' && !quoted))
            {
                if (path[start..at] is { Length: > 0 } step and not "$this")
                {
                    steps.Add(step.EndsWith("[x]", StringComparison.Ordinal) ? step[..^3] : step);
                }

                start = at + 1;
            }
            else if (path[at] == '\'')
            {
                quoted = !quoted;
            }
        }

        return new Discriminator(kind, steps);
    }
}
