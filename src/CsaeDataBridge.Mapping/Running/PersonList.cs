namespace CsaeDataBridge.Mapping;

/// <summary>A file of NHS numbers, one in a line: the people who are cleared by the National Data Opt-out, or who object.</summary>
/// <param name="Name">The list, as agreements name it.</param>
/// <param name="Path">The file.</param>
/// <param name="Dated">The day that the list is of.</param>
public sealed record PersonList(string Name, string Path, DateOnly Dated);
