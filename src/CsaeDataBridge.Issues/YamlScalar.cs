namespace CsaeDataBridge.Issues;

/// <summary>A YAML scalar as written; nothing is turned into a number or a boolean.</summary>
/// <param name="Text">The text; an empty plain scalar gives "".</param>
/// <param name="Quoted">True when it stood in quotes or in a block.</param>
/// <param name="Place">Where it starts.</param>
public sealed record YamlScalar(string Text, bool Quoted, Place Place) : YamlNode(Place);
