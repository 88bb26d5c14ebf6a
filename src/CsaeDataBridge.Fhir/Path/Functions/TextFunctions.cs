using System.Text.RegularExpressions;

namespace CsaeDataBridge.Fhir;

/// <summary>Functions over text.</summary>
internal static class TextFunctions
{
    /// <summary>A pattern comes with the expression, so one that would search for ever must end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static IEnumerable<PathFunction> All =>
    [
        Of("indexOf", 1, "Integer", (text, call) => call.Text(0) is { } part ? [text.IndexOf(part, StringComparison.Ordinal)] : PathValue.None),
        Of("lastIndexOf", 1, "Integer", (text, call) => call.Text(0) is { } part ? [text.LastIndexOf(part, StringComparison.Ordinal)] : PathValue.None),
        Of("startsWith", 1, "Boolean", (text, call) => PathValue.Of(call.Text(0) is { } part ? text.StartsWith(part, StringComparison.Ordinal) : null)),
        Of("endsWith", 1, "Boolean", (text, call) => PathValue.Of(call.Text(0) is { } part ? text.EndsWith(part, StringComparison.Ordinal) : null)),
        Of("contains", 1, "Boolean", (text, call) => PathValue.Of(call.Text(0) is { } part ? text.Contains(part, StringComparison.Ordinal) : null)),
        Of("upper", 0, "String", (text, call) => call.Made(text.ToUpperInvariant())),
        Of("lower", 0, "String", (text, call) => call.Made(text.ToLowerInvariant())),
        Of("trim", 0, "String", (text, call) => call.Made(text.Trim())),
        Of("length", 0, "Integer", (text, _) => [text.Length]),
        Of("toChars", 0, "String", (text, _) => [.. text.Select(character => (object)character.ToString())]),
        Of("split", 1, "String", (text, call) => call.Text(0) is { } separator ? Split(text, separator) : PathValue.None),
        new("substring", 1, 2, "String", Substring) { NeedsText = true },
        new("replace", 2, 2, "String", Replace) { NeedsText = true },
        new("join", 0, 1, "String", Join) { NeedsText = true },
        new("matches", 1, 2, "Boolean", call => PathValue.Of(Matches(call, pattern => pattern))) { NeedsText = true },
        new("matchesFull", 1, 2, "Boolean", call => PathValue.Of(Matches(call, pattern => $"^(?:{pattern})\\z"))) { NeedsText = true },
        new("replaceMatches", 2, 2, "String", ReplaceMatches) { NeedsText = true },
    ];

    private static PathFunction Of(string name, int arguments, string returns, Func<string, PathCall, IReadOnlyList<object>> over) =>
        new(name, arguments, arguments, returns, call => call.InputText() is { } text ? over(text, call) : PathValue.None) { NeedsText = true };

    private static IReadOnlyList<object> Split(string text, string separator) =>
        separator.Length == 0 ? [.. text.Select(character => (object)character.ToString())] : [.. text.Split(separator)];

    private static IReadOnlyList<object> Substring(PathCall call)
    {
        string? text = call.InputText();
        int? start = call.Whole(0);
        int? length = call.Count > 1 ? call.Whole(1) : int.MaxValue;
        if (text is null || start is null or < 0 || start >= text.Length)
        {
            return PathValue.None;
        }

        return [length is null or <= 0 ? "" : text.Substring(start.Value, Math.Min(length.Value, text.Length - start.Value))];
    }

    private static IReadOnlyList<object> Replace(PathCall call)
    {
        if (call.InputText() is not { } text || call.Text(0) is not { } part || call.Text(1) is not { } by)
        {
            return PathValue.None;
        }

        call.State.Spend(text.Length);
        call.State.Spend((int)Math.Min((long)(text.Length + 1) * by.Length, int.MaxValue / 2));
        return call.Made(part.Length == 0 ? by + string.Concat(text.Select(character => character + by)) : text.Replace(part, by, StringComparison.Ordinal));
    }

    private static IReadOnlyList<object> Join(PathCall call)
    {
        string separator = call.Count > 0 ? call.Text(0) ?? "" : "";
        if (call.Input.Count == 0)
        {
            return PathValue.None;
        }

        IEnumerable<string> texts = call.Input.Select(PathValue.Of).Where(value => value is not null).Select(value => value as string ?? throw call.State.Failed("an item that is no text", "text"));
        call.State.Spend((int)Math.Min((long)separator.Length * call.Input.Count, int.MaxValue / 2));
        return call.Made(string.Join(separator, texts));
    }

    private static bool? Matches(PathCall call, Func<string, string> pattern)
    {
        if (call.InputText() is not { } text || call.Text(0) is not { } written)
        {
            return null;
        }

        return Search(call, pattern(written), regex => regex.IsMatch(text), call.Count > 1 ? call.Text(1) : null);
    }

    private static IReadOnlyList<object> ReplaceMatches(PathCall call)
    {
        if (call.InputText() is not { } text || call.Text(0) is not { } pattern || call.Text(1) is not { } by)
        {
            return PathValue.None;
        }

        call.State.Spend((int)Math.Min((long)(text.Length + 1) * by.Length, int.MaxValue / 2));
        return call.Made(pattern.Length == 0 ? text : Search(call, pattern, regex => regex.Replace(text, by), null));
    }

    private static T Search<T>(PathCall call, string pattern, Func<Regex, T> search, string? flags)
    {
        RegexOptions options = RegexOptions.Singleline | RegexOptions.CultureInvariant
            | (flags?.Contains('i', StringComparison.Ordinal) == true ? RegexOptions.IgnoreCase : 0)
            | (flags?.Contains('m', StringComparison.Ordinal) == true ? RegexOptions.Multiline : 0);
        try
        {
            return search(new Regex(pattern, options, Patience));
        }
        catch (RegexMatchTimeoutException)
        {
            throw PathFault.TooCostly(call.Position, "a pattern that searches too long");
        }
        catch (ArgumentException)
        {
            throw call.State.Failed("a pattern that is no regular expression", "a regular expression");
        }
    }
}
