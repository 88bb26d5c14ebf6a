namespace CsaeDataBridge.Extracts;

/// <summary>Another file of the same delivery, whose columns each row gets by a key: one row of it for each of the delivery's own.</summary>
/// <param name="Name">What stands before its columns, as in <c>people/DOB</c>.</param>
/// <param name="FileOf">Its file's name for the name of the delivery's own file; * stands for any text.</param>
/// <param name="On">The key: columns of the delivery's own file, each with the other's.</param>
/// <param name="HoldUnmatched">True holds a row for which there is none; false leaves its cells blank.</param>
public sealed record StageJoin(string Name, Func<string, string> FileOf, IReadOnlyList<(string Own, string Other)> On, bool HoldUnmatched);
