using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Returns;

/// <summary>One thing to mend, in plain words.</summary>
/// <param name="Number">From 1, in the order of the page.</param>
/// <param name="Kind">What it means for its rows.</param>
/// <param name="Code">The issue code; empty for a question and for repeats.</param>
/// <param name="Column">The column as the file names it; null when it is the row as a whole.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Fix">What the sender can do.</param>
/// <param name="Rows">Rows with it.</param>
/// <param name="RowsBefore">Rows with it in the load before; null when that is not known.</param>
internal sealed record ReturnProblem(int Number, FindingKind Kind, string Code, string? Column, string What, string Fix, long Rows, long? RowsBefore);
