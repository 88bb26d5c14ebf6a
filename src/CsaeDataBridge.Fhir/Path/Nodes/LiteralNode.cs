namespace CsaeDataBridge.Fhir;

/// <summary>A value that the expression gives; null for <c>{}</c>.</summary>
internal sealed class LiteralNode(int position, object? value) : PathNode(position)
{
    private readonly IReadOnlyList<object> _items = PathValue.Maybe(value);

    public object? Value => value;

    public override PathStatic Check(PathCheck check) => _items.Count == 0 ? PathStatic.Nothing : PathStatic.Of(PathTypeTest.NameOf(_items[0]));

    protected override IReadOnlyList<object> Run(PathFrame frame) => _items;
}
