namespace CsaeDataBridge.Fhir;

/// <summary>An element by its name; first in an expression also the type of what it is evaluated over.</summary>
internal sealed class MemberNode : PathNode
{
    public MemberNode(int position, PathNode? focus, string name)
        : base(position)
    {
        Focus = focus;
        Name = name;
        Depth = (focus?.Depth ?? 0) + 1;
    }

    public PathNode? Focus { get; }

    public string Name { get; }

    public override PathStatic Check(PathCheck check)
    {
        PathStatic focus = Focus?.Check(check) ?? check.This;
        if (Focus is null && focus.IsKnown && FhirSchema.R4.TryGetType(Name, out FhirType? type) && focus.MayBe(item => item is FhirType own && (own.Is(type) || (own.IsAbstract && type.Is(own)))))
        {
            return focus;
        }

        return focus.Member(Name) ?? throw PathFault.Meaning(Position, $"{Name}, which {string.Join(" or ", focus.Types!)} does not have", "an element of the type");
    }

    protected override IReadOnlyList<object> Run(PathFrame frame)
    {
        IReadOnlyList<object> focus = Focus?.Evaluate(frame) ?? frame.This;
        if (focus.Count == 0)
        {
            return PathValue.None;
        }

        var found = new List<object>();
        int passed = 0;
        foreach (object item in focus)
        {
            Add(item, found);
            passed += (item as FhirNode)?.ChildSpan.Length ?? 0;
        }

        // Passing over others is quick, but a rule may do so for each of a million.
        frame.State.Spend(found.Count + (passed / 32));
        return found;
    }

    private void Add(object item, List<object> found)
    {
        if (item is FhirPathTypeName type)
        {
            if (Name is "name" or "namespace")
            {
                found.Add(Name == "name" ? type.Name : type.Namespace);
            }
        }
        else if (item is FhirNode node)
        {
            if (Focus is null && char.IsAsciiLetterUpper(Name[0]) && FhirSchema.R4.TryGetType(Name, out FhirType? named) && node.Type.Is(named))
            {
                found.Add(node);
                return;
            }

            foreach (FhirNode child in node.ChildSpan)
            {
                if (child.Name == Name)
                {
                    found.Add(child);
                }
            }
        }
    }
}
