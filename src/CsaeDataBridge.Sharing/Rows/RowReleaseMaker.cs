using System.Globalization;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Sharing;

/// <summary>The door out for rows about people: each row and field as the agreement decides, under pseudonyms, and nobody told from others.</summary>
public static class RowReleaseMaker
{
    private const string Unknown = "unknown";

    /// <summary>Makes rows from a store.</summary>
    /// <param name="decision">The agreement's decision about this release, taken now.</param>
    /// <param name="agreements">Decide about each field and row.</param>
    /// <param name="master">Without it there is nothing: pseudonyms and the order of rows come from it.</param>
    /// <exception cref="BridgeException">AGR61x, AGR631 the agreement refuses; SHR788 a field that cannot be read; SHR789 too many people would be left out.</exception>
    public static ReleasedRows Make(ReleaseDecision decision, AgreementBundle agreements, BridgeStore store, PseudonymMaster master, RowRequest request, TimeProvider clock, CancellationToken token)
    {
        if (decision.Refusal is { } refusal)
        {
            throw new BridgeException(refusal);
        }

        ReleaseTerms terms = decision.Terms!;
        if (terms.Level is not (SharingLevel.Pseudonymised or SharingLevel.DeidentifiedRows))
        {
            throw new BridgeException(Issue.Error(SharingCodes.Level, terms.Place with { Field = terms.Id }, "a release of other things than rows about people without names", "the level pseudonymised or deidentified_rows", "name another release"));
        }

        IReadOnlyList<RowField> fields = RowField.Of(decision.Agreement!, terms);
        bool linked = fields.Any(field => field.IsPseudonym);
        using StoreContent content = store.OpenContent();
        using IDisposable cancellation = content.Session.CancelWith(token);
        using Pseudonyms pseudonyms = master.For(new PseudonymScope(decision.Agreement!.Id, terms.To, terms.Purposes[0], terms.Id, request.Epoch));
        PersonRow[] rows = [.. Permitted(Read(content.Session, decision, fields, pseudonyms, request), decision, agreements, clock.GetUtcNow())];
        MicrodataRule rule = RowField.RuleOf(fields, terms);
        var plain = new Microdata(terms.Fields, rule, linked, new Dictionary<string, PersonHistory>());
        Dictionary<string, PersonHistory> history = linked ? RowHistory.Of(plain, [.. request.Earlier.Select(file => Kept(file, terms.Fields, fields))]) : [];
        ProtectedRows safe = new Microdata(terms.Fields, rule, linked, history).Protect(rows) ?? throw new BridgeException(Issue.Error(
            SharingCodes.Microdata,
            terms.Place with { Field = terms.Id },
            "rows in which too many people stand out, however coarse",
            string.Create(CultureInfo.InvariantCulture, $"at least {rule.KMin} people alike, and at most {rule.RefuseIfSuppressedOver ?? 1:P0} of them left out (clause {terms.Clause})"),
            "ask for a longer period, or agree coarser fields"));
        return new ReleasedRows
        {
            Columns = terms.Fields,
            Rows = [.. safe.Rows.OrderBy(row => row.Order, StringComparer.Ordinal).Select(row => row.Values)],
            Counts = new Dictionary<string, long> { ["rows"] = safe.Rows.Count, ["people"] = safe.People - safe.LeftOut, ["people_left_out"] = safe.LeftOut, ["ladder_steps"] = safe.Steps },
            Linked = linked,
        };
    }

    private static IEnumerable<PersonRow> Read(DuckDbSession content, ReleaseDecision decision, IReadOnlyList<RowField> fields, Pseudonyms pseudonyms, RowRequest request)
    {
        Agreement agreement = decision.Agreement!;
        Dictionary<string, HashSet<Guid>> there = fields.Where(field => field.ExistsIn.Count > 0).ToDictionary(field => field.Name, field => People(content, agreement, field.ExistsIn), StringComparer.Ordinal);
        content.Execute("CREATE OR REPLACE TEMP TABLE period AS SELECT $1::DATE AS from_date, $2::DATE AS to_date", request.From, request.To);
        PermittedFeeds.Set(content, RowField.RowFlows(agreement, decision.Terms!).Select(agreement.FullFlow));
        return content.Query(MeasureDefinition.Embedded("released_rows.sql")!, row =>
        {
            Guid person = row.GetGuid(0);
            string name = pseudonyms.Of("person", person);
            string[] values =
            [
                .. fields.Select(field => field.IsPseudonym ? name
                    : field.Column is { } column ? row.GetString(row.GetOrdinal(column))
                    : there[field.Name].Contains(person) ? "yes" : "no"),
            ];
            return new PersonRow(name, pseudonyms.Of("row", row.GetGuid(1)) + name, values);
        });
    }

    // Every value of every row is asked for, with what conditions of the release look at.
    private static IEnumerable<PersonRow> Permitted(IEnumerable<PersonRow> rows, ReleaseDecision decision, AgreementBundle agreements, DateTimeOffset now)
    {
        ReleaseTerms terms = decision.Terms!;
        var request = new DecisionRequest
        {
            Action = DecisionAction.ReleaseCell,
            Agreement = decision.Agreement!.Id,
            Release = terms.Id,
            Purpose = terms.Purposes[0],
            Recipient = terms.To,
            BundleHash = agreements.Hash,
            Trace = terms.FromFlows,
        };
        foreach (PersonRow row in rows)
        {
            Dictionary<string, string> values = terms.Fields.Zip(row.Values).Where(pair => pair.Second != Unknown).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
            DecisionRule[] refused = [.. terms.Fields.SelectMany(field => terms.Formats.SelectMany(format => agreements.Compiled.Decide(request with { Field = field, Format = format, Row = values }, now).Refusals)).Distinct()];
            if (refused.Length == 0)
            {
                yield return row;
            }
            else if (refused is not [DecisionRule.Row])
            {
                throw new BridgeException(Issue.Error(AgreementCodes.Refused, terms.Place with { Field = terms.Id }, $"what the agreements refuse by {string.Join(", ", refused.Order())}", "a permit by every clause that has a say", "ask 'bridge agreement explain' which clause refuses it"));
            }
        }
    }

    private static IReadOnlyList<PersonRow> Kept(string file, IReadOnlyList<string> columns, IReadOnlyList<RowField> fields)
    {
        (IReadOnlyList<string> kept, IReadOnlyList<IReadOnlyList<string>> rows) = RowCsv.Read(file);
        if (!kept.SequenceEqual(columns))
        {
            throw new BridgeException(Issue.Error(SharingCodes.Overlap, new Place(Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(file)))), "rows with other fields that were sent under the same pseudonyms", "the fields of all that was sent before", "agree a new release, whose pseudonyms are others"));
        }

        int pseudonym = fields.ToList().FindIndex(field => field.IsPseudonym);
        return [.. rows.Select(row => new PersonRow(row[pseudonym], "", row))];
    }

    private static HashSet<Guid> People(DuckDbSession content, Agreement agreement, IReadOnlyList<string> flows)
    {
        PermittedFeeds.Set(content, flows.Select(agreement.FullFlow));
        return [.. content.Query(MeasureDefinition.Embedded("released_people.sql")!, row => row.GetGuid(0))];
    }
}
