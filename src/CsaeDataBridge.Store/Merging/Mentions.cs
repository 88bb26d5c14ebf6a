using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>Finds out which loads speak of events and persons, from what history keeps; for deliveries that come late, and for those that are withdrawn.</summary>
/// <remarks>
/// What is current follows from it whatever the order of arrival: of each event the newest load that speaks of it says what it is,
/// and a newer snapshot of that load's part of the feed, which then does not have it, says that it is gone.
/// </remarks>
internal static class Mentions
{
    /// <summary>Fills <c>merge.main.mention</c> for the events in <c>merge.main.asked</c>.</summary>
    /// <param name="incoming">Number of the incoming load; 0 when there is none.</param>
    /// <param name="feed">The feed whose loads alone count; null for all.</param>
    public static void OfEvents(DuckDbSession session, int incoming, string? feed) => session.Execute(Embedded.Text("Sql/mention.sql"), incoming, feed);

    /// <summary>Fills <c>merge.main.person_spoken</c> for the persons in <c>merge.main.asked_person</c>, as one feed knows them.</summary>
    public static void OfPersons(DuckDbSession session, int incoming, string feed)
    {
        session.Execute(Embedded.Text("Sql/asked_events_of_persons.sql"));
        OfEvents(session, incoming, feed);
        session.Execute(Embedded.Text("Sql/person_spoken.sql"), feed);
    }
}
