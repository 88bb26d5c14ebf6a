namespace CsaeDataBridge.Sharing;

/// <summary>Why a line of a table is hidden, for those who prepare it; never for those who get it.</summary>
/// <param name="Line">Line of the file.</param>
/// <param name="Members">The line's members.</param>
/// <param name="Why">In words.</param>
/// <param name="Protects">Lines of the file that could be worked out, or be narrowed down, if this one were shown.</param>
/// <param name="OtherTables">Two tables that fit all that is published and differ here, by what each adds to the counts of lines of the file.</param>
public sealed record HiddenLine(long Line, IReadOnlyList<string> Members, string Why, IReadOnlyList<long> Protects, IReadOnlyList<IReadOnlyDictionary<long, long>> OtherTables);
