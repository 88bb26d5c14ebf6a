namespace CsaeDataBridge.Runs;

/// <summary>A file of a feed's inbox with its place in time.</summary>
/// <param name="AsOf">Business date, from the file's name.</param>
/// <param name="Sequence">Order among files of one date.</param>
internal sealed record InboxDelivery(string Path, DateOnly AsOf, int Sequence);
