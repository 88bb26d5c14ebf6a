using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>Brings <c>person_link</c> up to the linkage's answer: one current row for each current person, their own id as key when nobody is linked.</summary>
internal static class LinkWriter
{
    /// <param name="session">A session with the store attached.</param>
    /// <param name="linked">Persons whose key may differ from their own id.</param>
    /// <param name="version">The method, for <c>linkage_version</c>.</param>
    /// <param name="change">The change's row, if there is one to make.</param>
    /// <returns>What it came to; without rows written or removed there was no change.</returns>
    public static LinkCounts Write(DuckDbSession session, IReadOnlyList<PersonLink> linked, string version, ChangeEntry change)
    {
        session.AttachMemory("given");
        session.Execute("CREATE TABLE given.main.link (person_id UUID, person_key UUID)");
        using (ChunkWriter writer = session.Writer("given", "main", "link"))
        {
            foreach (PersonLink link in linked)
            {
                writer.Uuid(0, link.PersonId);
                writer.Uuid(1, link.PersonKey);
                writer.EndRow();
            }

            writer.Complete();
        }

        session.Execute(Embedded.Text("Sql/link_answer.sql"), version);
        LinkCounts counts = session.Query(
            Embedded.Text("Sql/link_counts.sql"),
            row => new LinkCounts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)))[0];
        KillPoint.Reach("link/answered");
        if (counts.Written + counts.Removed > 0)
        {
            session.InTransaction(() =>
            {
                session.Execute(Embedded.Text("Sql/link_end.sql"), change.Number);
                KillPoint.Reach("link/ended");
                session.Execute(
                    "INSERT INTO store.csae.person_link SELECT person_id, person_key, probability, linkage_version, $1::INTEGER, 2147483647 FROM given.main.answer WHERE is_new",
                    change.Number);
                KillPoint.Reach("after-link-rows");
                ChangeTable.Append(session, change);
            });
            KillPoint.Reach("after-link-commit");
        }

        session.Detach("given");
        return counts;
    }
}
