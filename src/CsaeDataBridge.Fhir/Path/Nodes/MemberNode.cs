namespace CsaeDataBridge.Fhir;

/// <summary>An element by its name; first in an expression also the type of what it is evaluated over.</summary>
internal sealed class MemberNode : PathNode
{
    private readonly PathNode? _focus;
    private readonly string _name;

    public MemberNode(int position, PathNode? focus, string name)
        : base(position)
    {
        _focus = focus;
        _name = name;
        Depth = (focus?.Depth ?? 0) + 1;
    }

    public override PathStatic Check(PathCheck check)
    {
        PathStatic focus = _focus?.Check(check) ?? check.This;
        if (_focus is null && focus.IsKnown && FhirSchema.R4.TryGetType(_name, out FhirType? type) && focus.MayBe(item => item is FhirType own && (own.Is(type) || (own.IsAbstract && type.Is(own)))))
        {
            return focus;
        }

        return focus.Member(_name) ?? throw PathFault.Meaning(Position, $"{_name}, which {string.Join(" or ", focus.Types!)} does not have", "an element of the type");
    }

    protected override IReadOnlyList<object> Run(PathFrame frame)
    {
        IReadOnlyList<object> focus = _focus?.Evaluate(frame) ?? frame.This;
        if (focus.Count == 0)
        {
            return PathValue.None;
        }

        var found = new List<object>();
        foreach (object item in focus)
        {
            Add(item, found);
        }

        frame.State.Spend(found.Count);
        return found;
    }

    private void Add(object item, List<object> found)
    {
        if (item is FhirPathTypeName type)
        {
            if (_name is "name" or "namespace")
            {
                found.Add(_name == "name" ? type.Name : type.Namespace);
            }
        }
        else if (item is FhirNode node)
        {
            if (_focus is null && char.IsAsciiLetterUpper(_name[0]) && FhirSchema.R4.TryGetType(_name, out FhirType? named) && node.Type.Is(named))
            {
                found.Add(node);
                return;
            }

            foreach (FhirNode child in node.ChildSpan)
            {
                if (child.Name == _name)
                {
                    found.Add(child);
                }
            }
        }
    }
}
