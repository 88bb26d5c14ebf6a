namespace CsaeDataBridge.Fhir;

/// <summary><c>$this</c>, <c>$index</c>, <c>$total</c>, or a variable after <c>%</c>.</summary>
internal sealed class VariableNode(int position, string name, bool isSpecial) : PathNode(position)
{
    public override PathStatic Check(PathCheck check) => (isSpecial, name) switch
    {
        (true, "this") => check.This,
        (true, "index") => PathStatic.Of("Integer"),
        _ => PathStatic.Any,
    };

    protected override IReadOnlyList<object> Run(PathFrame frame)
    {
        if (!isSpecial)
        {
            frame.State.Position = Position;
            return PathVariables.Find(frame.State, name) ?? throw frame.State.Failed("a variable that is not defined", "a variable of the context, or one that FHIR defines");
        }

        return name switch
        {
            "this" => frame.This,
            "index" => PathValue.Maybe(frame.Index),
            _ => frame.Total ?? PathValue.None,
        };
    }
}
