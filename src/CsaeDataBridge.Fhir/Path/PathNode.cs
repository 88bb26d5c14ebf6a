namespace CsaeDataBridge.Fhir;

/// <summary>A part of a compiled expression.</summary>
/// <param name="position">Where it begins in the text, 0-based.</param>
internal abstract class PathNode(int position)
{
    public int Position { get; } = position;

    /// <summary>Levels below this one; each costs stack.</summary>
    public int Depth { get; protected init; }

    public IReadOnlyList<object> Evaluate(PathFrame frame)
    {
        frame.State.Spend(1);
        return Run(frame);
    }

    /// <summary>What may come out, and a fault when nothing ever can.</summary>
    public abstract PathStatic Check(PathCheck check);

    protected abstract IReadOnlyList<object> Run(PathFrame frame);
}
