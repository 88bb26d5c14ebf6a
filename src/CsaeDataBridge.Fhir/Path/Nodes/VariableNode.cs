namespace CsaeDataBridge.Fhir;

/// <summary><c>$this</c>, <c>$index</c>, <c>$total</c>, or a variable after <c>%</c>.</summary>
internal sealed class VariableNode(int position, string name, bool isSpecial) : PathNode(position)
{
    public string Name => name;

    /// <summary>Whether it begins with a dollar sign.</summary>
    public bool IsSpecial => isSpecial;

    public override PathStatic Check(PathCheck check) => (IsSpecial, Name) switch
    {
        (true, "this") => check.This,
        (true, "index") => PathStatic.Of("Integer"),
        _ => PathStatic.Any,
    };

    protected override IReadOnlyList<object> Run(PathFrame frame)
    {
        if (!IsSpecial)
        {
            frame.State.Position = Position;
            return frame.Variable(Name) ?? PathVariables.Find(frame.State, Name) ?? throw frame.State.Failed("a variable that is not defined", "a variable of the context, or one that FHIR defines");
        }

        return Name switch
        {
            "this" => frame.This,
            "index" => PathValue.Maybe(frame.Index),
            _ => frame.Total ?? PathValue.None,
        };
    }
}
