using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Sharing;

/// <summary>Reads what was stored, row by row, where the store holds made-up data only.</summary>
public static class SyntheticContent
{
    /// <summary>Every concern that was stored, in the order of files and lines; later corrections stand beside what they correct.</summary>
    /// <remarks>A file that was loaded again, as after a change of its mapping, counts as it was loaded last.</remarks>
    /// <exception cref="BridgeException">SHR704: the store holds real data.</exception>
    public static IReadOnlyList<StoredConcern> Concerns(BridgeStore store)
    {
        Refuse(store);
        using StoreContent content = store.OpenContent();
        return content.Session.Query(
            """
            SELECT l.feed, l.file, c.source_line, c.harm::VARCHAR, c.status::VARCHAR, coalesce(c.role::VARCHAR, ''), coalesce(r.name, ''),
                   coalesce(c.precision::VARCHAR, ''), c.basis::VARCHAR, c.under_review, coalesce(k.person_key, c.person_id),
                   c.load_to IS NULL, ep.age_at_event::INTEGER,
                   coalesce(array_to_string(list_sort(list_filter(c.settings, lambda setting: setting NOT IN ('unknown', 'not_recorded'))::VARCHAR[]), '+'), '')
            FROM csae.concern c
            JOIN csae.load l ON l.load_id = coalesce(c.origin, c.load_from)
            LEFT JOIN csae.rule r ON r.rule = c.rule
            LEFT JOIN csae.person_link_now k ON k.person_id = c.person_id
            LEFT JOIN csae.event_person ep ON ep.event_id = c.event_id AND ep.person_id = c.person_id AND ep.load_from = c.load_from
            QUALIFY c.load_from = max(c.load_from) OVER (PARTITION BY l.feed, l.file, c.source_line)
            ORDER BY ALL
            """,
            row => new StoredConcern(
                row.GetString(0),
                row.GetString(1),
                row.GetInt64(2),
                row.GetString(3),
                row.GetString(4),
                row.GetString(5),
                row.GetString(6),
                row.GetString(7),
                row.GetString(8),
                row.GetBoolean(9),
                row.GetBoolean(11),
                row.IsDBNull(12) ? null : row.GetInt32(12),
                row.GetString(13),
                row.IsDBNull(10) ? null : row.GetGuid(10)));
    }

    /// <summary>What each current record says beyond its concerns, in the order of files and lines; blanks are left out.</summary>
    /// <exception cref="BridgeException">SHR704: the store holds real data.</exception>
    public static IReadOnlyList<StoredFact> Facts(BridgeStore store)
    {
        Refuse(store);
        using StoreContent content = store.OpenContent();
        return content.Session.Query(
            MeasureDefinition.Embedded("stored_facts.sql")!,
            row => new StoredFact(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetString(3), row.GetString(4)));
    }

    /// <summary>Every figure of a release's measures as it is, but for the population, which is supplied and not counted.</summary>
    /// <exception cref="BridgeException">SHR704: the store holds real data; AGR61x: the agreement refuses the release.</exception>
    public static IReadOnlyList<MeasureFigure> Figures(BridgeStore store, ReleaseDecision decision, ReleaseRequest request)
    {
        Refuse(store);
        if (decision.Refusal is { } refusal)
        {
            throw new BridgeException(refusal);
        }

        using StoreContent content = store.OpenContent();
        var runner = new MeasureRunner(content.Session, request.From, request.To, request.Areas, ReleaseMaker.Flows(decision), decision.Terms!.Disclosure!);
        return [.. decision.Terms.Products.SelectMany(runner.Exact).Where(figure => figure.Column != "population")];
    }

    private static void Refuse(BridgeStore store)
    {
        if (!store.Synthetic)
        {
            throw new BridgeException(Issue.Error(SharingCodes.NotSynthetic, Place.None, "a store of real data", "a store that was made with 'synthetic: true'", "use a release that the agreement permits"));
        }
    }
}
