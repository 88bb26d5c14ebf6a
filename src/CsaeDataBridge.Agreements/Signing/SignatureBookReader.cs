using System.Globalization;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>Reads a book of signatures as the program writes it, and nothing else.</summary>
internal static class SignatureBookReader
{
    /// <exception cref="BridgeException">AGR629: every fault of the file.</exception>
    public static SignatureBook Read(string path, string agreement)
    {
        var issues = new List<Issue>();
        var keys = new YamlKeys(StrictYaml.ReadFile(path, Path.GetFileName(path)), "a book of signatures", AgreementCodes.SignatureFile, issues);
        if (keys.RequireText("agreement") != agreement)
        {
            keys.Report(keys.Place with { Field = "agreement" }, "the signatures of another agreement", agreement, "let bridge agreement sign write the file");
        }

        List<AgreementSignature> signatures = [.. Each(keys, "signatures", issues).Select(Signature)];
        List<SignedEvent> events = [.. Each(keys, "events", issues).Select(Event)];
        List<YamlKeys> refusals = [.. Each(keys, "refusals", issues)];
        var book = new SignatureBook(path, signatures, events)
        {
            Refusals = [.. refusals.Where(entry => !entry.Has("withdrawn")).Select(Refusal)],
            Withdrawals = [.. refusals.Where(entry => entry.Has("withdrawn")).Select(Withdrawal)],
        };
        keys.Finish();
        return issues.Count == 0 ? book : throw new BridgeException(issues);
    }

    private static IEnumerable<YamlKeys> Each(YamlKeys keys, string key, List<Issue> issues) =>
        keys.List(key)?.Items.OfType<YamlMap>().Select(map => new YamlKeys(map, "an entry", AgreementCodes.SignatureFile, issues)) ?? [];

    private static AgreementSignature Signature(YamlKeys entry)
    {
        var read = new AgreementSignature(entry.RequireText("person"), entry.Number("version") ?? 0, entry.RequireText("sha256"), Time(entry), entry.RequireText("sig"));
        entry.Finish();
        return read;
    }

    private static SignedEvent Event(YamlKeys entry)
    {
        if (!Enum.TryParse(entry.RequireText("event"), true, out StatusChange change))
        {
            entry.Report(entry.Place with { Field = "event" }, "another word", "suspend, reinstate or terminate", "let bridge agreement write the file");
        }

        var read = new SignedEvent(entry.RequireText("agreement"), entry.Number("version") ?? 0, new StatusEvent(change, Time(entry), entry.RequireText("person"), entry.RequireText("reason")), entry.RequireText("sig"));
        entry.Finish();
        return read;
    }

    private static DateTimeOffset Time(YamlKeys entry)
    {
        if (DateTimeOffset.TryParseExact(entry.RequireText("at"), SignatureBook.Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset at))
        {
            return at;
        }

        entry.Report(entry.Place with { Field = "at" }, "another way to write an instant", "yyyy-MM-ddTHH:mm:ssZ", "let bridge agreement write the file");
        return default;
    }

    private static Refusal Refusal(YamlKeys entry)
    {
        var read = new Refusal(
            entry.RequireText("agreement"),
            entry.Number("version") ?? 0,
            entry.Number("refusal") ?? 0,
            new RefusedRequest(entry.RequireText("asked_by"), entry.RequireText("what"), entry.RequireText("purpose")),
            entry.RequireText("reason"),
            entry.Date("review_by") ?? default,
            entry.Number("replaces"),
            Time(entry),
            entry.RequireText("person"),
            entry.RequireText("sig"));
        entry.Finish();
        return read;
    }

    private static RefusalWithdrawal Withdrawal(YamlKeys entry)
    {
        var read = new RefusalWithdrawal(entry.RequireText("agreement"), entry.Number("version") ?? 0, entry.Number("withdrawn") ?? 0, entry.RequireText("reason"), Time(entry), entry.RequireText("person"), entry.RequireText("sig"));
        entry.Finish();
        return read;
    }
}
