namespace CsaeDataBridge.Fhir;

/// <summary>One call of a function: what it is called on, and its arguments, not yet evaluated.</summary>
internal sealed record PathCall(PathFrame Frame, IReadOnlyList<object> Input, PathNode[] Arguments, int Position, bool HasFocus)
{
    public PathState State => Frame.State;

    public int Count => Arguments.Length;

    /// <summary>The value of the only item it is called on; null when there is none.</summary>
    public object? Single() => State.Single(Input);

    public IReadOnlyList<object> Items(int argument)
    {
        IReadOnlyList<object> items = Arguments[argument].Evaluate(Frame.Apart());
        State.Position = Position;
        return items;
    }

    /// <summary>An argument evaluated over one of the items.</summary>
    public IReadOnlyList<object> Over(int argument, object item, int index) => Arguments[argument].Evaluate(Frame.For(item, index));

    public object? Value(int argument) => State.Single(Items(argument));

    public string? Text(int argument) => Value(argument) switch
    {
        null => null,
        string text => text,
        _ => throw State.Failed("an argument that is no text", "text"),
    };

    public int? Whole(int argument) => Value(argument) switch
    {
        null => null,
        int whole => whole,
        _ => throw State.Failed("an argument that is no whole number", "a whole number"),
    };

    public decimal? Number(int argument) => Value(argument) is { } value
        ? PathValue.Number(value) ?? throw State.Failed("an argument that is no number", "a number")
        : null;

    /// <summary>The text it is called on; null when there is none.</summary>
    public string? InputText() => Single() switch
    {
        null => null,
        string text => text,
        _ => throw State.Failed("something that is no text", "text"),
    };

    public decimal? InputNumber() => Single() switch
    {
        null => null,
        int or decimal or FhirQuantity when Single() is { } value => PathValue.Number(value) ?? ((FhirQuantity)value).Value,
        _ => throw State.Failed("something that is no number", "a number"),
    };

    public IReadOnlyList<object> Made(string? text)
    {
        State.Spend(text?.Length ?? 0);
        return PathValue.Maybe(text);
    }
}
