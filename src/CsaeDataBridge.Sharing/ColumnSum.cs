namespace CsaeDataBridge.Sharing;

/// <summary>Columns of counts that add up to another, so that one hidden count of a row could be worked out from the rest.</summary>
internal sealed record ColumnSum(string Whole, IReadOnlyList<string> Parts);
