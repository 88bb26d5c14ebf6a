using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using Quartz;

namespace CsaeDataBridge.Configuration;

/// <summary>Reads one of the <c>feeds:</c> of bridge.yaml.</summary>
/// <param name="full">Makes a path full.</param>
/// <param name="timeZone">The deployment's zone.</param>
internal sealed class FeedReader(Func<string, string> full, string timeZone)
{
    private readonly FeedValues values = new(full);

    /// <summary>A feed has an inbox, which <c>pull:</c> may fill; or it is a query.</summary>
    public FeedEntry Read(YamlKeys feed)
    {
        string mapping = feed.RequireText("mapping");
        YamlKeys? query = feed.Keys("query", "a query");
        string inbox = query is null ? full(feed.RequireText("inbox")) : "";
        YamlKeys? pull = query is null ? feed.Keys("pull", "a source to pull from") : null;
        var read = new FeedEntry(feed.RequireText("id"), full(mapping), mapping, inbox, feed.Text("schedule"), query is null ? values.File(feed, "password_file") : null)
        {
            Query = query is null ? null : new QueryReader(values, timeZone).Read(query),
            Pull = pull is null ? null : new PullReader(values).Read(pull, Path.GetFileName(inbox)),
            Pgp = query is null && feed.Keys("pgp", "the keys of encrypted files") is { } pgp ? ReadPgp(pgp) : null,
        };
        if (read.Schedule is { } schedule && !CronExpression.TryParse(schedule, out _))
        {
            feed.Report(feed.Place with { Field = "schedule" }, "a schedule that cannot be read", "a Quartz cron expression: second, minute, hour, day of month, month, day of week", "write it like \"0 0 2 * * ?\", which is every night at two");
        }

        feed.Take("calendar");
        feed.Finish();
        return read;
    }

    private PgpSource ReadPgp(YamlKeys pgp)
    {
        string signature = pgp.Text("signature") ?? "required";
        string? signers = values.File(pgp, "signers");
        if (signature is not ("required" or "none") || (signature == "required") != (signers is not null))
        {
            pgp.Report(pgp.Place with { Field = "signature" }, "no word on who signs the files", "'signers:' with 'signature: required', or 'signature: none'", "name the file with the agency's public keys under 'signers:'; without it, nobody knows who wrote a file");
        }

        var read = new PgpSource { SecretKeyFile = values.Full(pgp.RequireText("secret_key")), PassphraseFile = values.File(pgp, "passphrase_file"), SignersFile = signers };
        pgp.Finish();
        return read;
    }
}
