namespace CsaeDataBridge.Issues;

/// <summary>A node of a strict YAML file, with the place of its first character.</summary>
public abstract record YamlNode(Place Place);
