using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Runs;

/// <summary>A delivery of a feed with its place in time.</summary>
/// <param name="Name">The file's name, or what the ledger calls the rows of a query.</param>
/// <param name="AsOf">Business date.</param>
/// <param name="Sequence">Order among deliveries of one date.</param>
/// <param name="Open">Opens it; done only when the agreement lets it in.</param>
internal sealed record InboxDelivery(string Name, DateOnly AsOf, int Sequence, Func<Delivery> Open);
