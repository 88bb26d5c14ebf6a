namespace CsaeDataBridge.Issues;

/// <summary>A YAML sequence.</summary>
public sealed record YamlList(IReadOnlyList<YamlNode> Items, Place Place) : YamlNode(Place);
