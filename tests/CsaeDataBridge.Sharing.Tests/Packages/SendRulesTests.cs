using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

/// <summary>Whether a package may be sent, held against stories whose end is known otherwise.</summary>
public sealed class SendRulesTests : IDisposable
{
    private const int Histories = 10_000;
    private static readonly DateTimeOffset Prepared = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, SigningKey> keys = ApprovalHistory.People.Values.Select(person => person.Holder).Distinct().ToDictionary(holder => holder, SigningKey.Create);
    private readonly Dictionary<(PackageStatement, string), string> signatures = [];
    private readonly List<ExampleAgreement> folders = [];
    private readonly Dictionary<string, AgreementBundle> bundles;
    private readonly Dictionary<string, VerificationKey> trusted;

    public SendRulesTests()
    {
        trusted = ApprovalHistory.People.ToDictionary(person => person.Key, person => keys[person.Value.Holder].Public);
        bundles = new Dictionary<string, AgreementBundle>
        {
            ["open"] = Bundle(),
            ["lost"] = Bundle(person => person == "sam" ? ["director"] : null),
            ["reworded"] = Bundle(person => person == "lee" ? ["headteacher"] : null),
        };
        SignedAgreement open = bundles["open"].Signed.Single();
        bundles["stopped"] = new AgreementBundle([open with { Events = [new StatusEvent(StatusChange.Suspend, Prepared.AddHours(30), "j-doe", "a breach")] }], new string('5', 64));
    }

    [Fact]
    public void Refusals_TenThousandHistories_AgreeWithTheStoryAndNoneIsSentWrongly()
    {
        var random = new Random(20260901);
        int sent = 0;
        var alone = new Dictionary<string, int>();
        for (int number = 0; number < Histories; number++)
        {
            ApprovalHistory history = Make(random);
            IReadOnlyList<Issue> refusals = SendRules.Refusals(Case(history));
            Assert.True(history.MaySend() == (refusals.Count == 0), $"history {number} may{(history.MaySend() ? "" : " not")} be sent, but: {string.Join(' ', refusals.Select(issue => issue.Code))}\n{history}\n{string.Join('\n', history.Acts)}");
            sent += refusals.Count == 0 ? 1 : 0;
            string[] reasons = [.. refusals.Select(issue => issue.Code).Where(code => code != SharingCodes.TooFewApprovals).Distinct()];
            if (reasons is [var only])
            {
                alone[only] = alone.GetValueOrDefault(only) + 1;
            }
        }

        Assert.InRange(sent, Histories / 5, Histories * 4 / 5);
        string[] causes =
        [
            AgreementCodes.Suspended, SharingCodes.FilesChanged, SharingCodes.ByPreparer, SharingCodes.ApprovalExpired, SharingCodes.OtherManifest, SharingCodes.NotSigned, SharingCodes.NoRole,
            SharingCodes.ClockBack, SharingCodes.AgreementChanged, SharingCodes.Revoked, SharingCodes.AlreadySent, SharingCodes.Recalled, SharingCodes.Overtaken, SharingCodes.EveryYear, SharingCodes.CheckFailed, SharingCodes.RecipientKey,
        ];
        Assert.All(causes, cause => Assert.True(alone.GetValueOrDefault(cause) >= 20, $"{cause} alone refused {alone.GetValueOrDefault(cause)} histories"));
    }

    [Fact]
    public void Refusals_OneApprovalOfTwo_SaysWhatIsMissing()
    {
        IReadOnlyList<Issue> refusals = SendRules.Refusals(Case(Sound with { Acts = [new(StatementKind.Approve, "pat", "pat", 1), new(StatementKind.Approve, "lee", "lee", 2)] }));
        Assert.Equal(
            """
            SHR772 error  R-ICB-P-2026-27-1
              Found:    1 approval that counts
              Expected: 2 different people in the roles analyst_lead, caldicott_or_dpo within 72 hours (clause 5.3)
              Fix:      have them run bridge release approve
            SHR777 error  R-ICB-P-2026-27-1, "lee"
              Found:    an approval by somebody without a role that counts
              Expected: one of analyst_lead, caldicott_or_dpo
              Fix:      have somebody in such a role approve
            """,
            string.Join('\n', refusals));
    }

    [Fact]
    public void Read_ManifestAndStatement_AreWhatWasWrittenAndNothingElse()
    {
        ReleaseManifest manifest = Manifest(Sound);
        byte[] bytes = manifest.Bytes();
        Assert.Equal(manifest.Sha256(), ReleaseManifest.Read(bytes, "m").Sha256());
        PackageStatement statement = PackageStatement.Sign(StatementKind.Approve, manifest.Sha256(), Prepared, keys["sam"]);
        Assert.Equal(statement, PackageStatement.Read(statement.Bytes()));
        var random = new Random(3);
        for (int change = 0; change < 500; change++)
        {
            byte[] changed = [.. bytes];
            changed[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                Assert.NotEqual(manifest.Sha256(), ReleaseManifest.Read(changed, "m").Sha256());
            }
            catch (BridgeException refusal)
            {
                Assert.Equal(SharingCodes.Manifest, refusal.Issues.Single().Code);
            }
        }
    }

    public void Dispose()
    {
        folders.ForEach(folder => folder.Dispose());
        keys.Values.ToList().ForEach(key => key.Dispose());
    }

    private static ApprovalHistory Sound => new("open", "open", ApprovalHistory.Preparer, [new(StatementKind.Approve, "pat", "pat", 1), new(StatementKind.Approve, "sam", "sam", 2)], 10, 2, false, false, false, false, false, false, null, 0);

    // A sound story, to which nothing, one thing or several happen; some of them do no harm.
    private static ApprovalHistory Make(Random random)
    {
        string[] people = [.. ApprovalHistory.People.Keys];
        string Any() => people[random.Next(people.Length)];
        ApprovalHistory history = Sound with { SentAt = random.Next(3, 70) };
        if (random.Next(3) == 0)
        {
            history = history with { Acts = [new(StatementKind.Approve, "kim", "kim", random.Next(3)), new(StatementKind.Approve, random.Next(2) == 0 ? "pat" : "sam", random.Next(2) == 0 ? "pat" : "sam", 1)] };
        }

        for (int left = random.Next(3); left > 0; left--)
        {
            int which = random.Next(history.Acts.Count);
            ApprovalAct act = history.Acts[which];
            ApprovalHistory Put(ApprovalAct changed) => history with { Acts = [.. history.Acts.Select((known, place) => place == which ? changed : known)] };
            ApprovalHistory Add(ApprovalAct more) => history with { Acts = [.. history.Acts, more] };
            history = random.Next(23) switch
            {
                0 => Put(act with { Person = Any() }),
                1 => Put(act with { Key = ApprovalHistory.People[Any()].Holder }),
                2 => Put(act with { OfThis = false }),
                3 => Put(act with { Tampered = true }),
                4 => Put(act with { At = random.Next(-5, 5) }),
                5 => history with { SentAt = history.SentAt + random.Next(1, 80) },
                6 => Add(new(StatementKind.Revoke, act.Person, act.Key, act.At + random.Next(-1, 3))),
                7 => Add(new(StatementKind.Revoke, act.Person, ApprovalHistory.Preparer, 0)),
                8 => Add(new(StatementKind.Approve, Any(), ApprovalHistory.People[Any()].Holder, random.Next(10))),
                9 => history with { Now = "stopped" },
                10 => history with { Now = random.Next(2) == 0 ? "lost" : "reworded", Under = random.Next(3) == 0 ? "lost" : "open" },
                11 => history with { Edited = true },
                12 => history with { CheckFails = true },
                13 => history with { KeyChanged = true },
                14 => history with { Recalled = true },
                15 => history with { SentBefore = true },
                16 => history with { Overtaken = true },
                17 => history with { Unpinned = Any() },
                18 => history with { Signs = random.Next(2) == 0 ? null : "pat" },
                19 => history with { LastKnown = random.Next(0, 90) },
                20 => history with { Earlier = random.Next(3, 5) },
                21 => history with { SentAt = random.Next(-10, 3) },
                _ => Put(act with { Person = ApprovalHistory.Preparer, Key = ApprovalHistory.Preparer }),
            };
        }

        return history;
    }

    private AgreementBundle Bundle(Func<string, string[]?>? roles = null)
    {
        string people = string.Concat(ApprovalHistory.People.Select(person => $"  - {{id: {person.Key}, party: exs-council, roles: [{string.Join(", ", roles?.Invoke(person.Key) ?? person.Value.Roles)}], key: \"{keys[person.Value.Holder].Public.Text}\"}}\n"));
        var folder = new ExampleAgreement(text => text.Replace("\npurposes:\n", $"{people}\npurposes:\n", StringComparison.Ordinal));
        folders.Add(folder);
        return folder.Load();
    }

    // The same words with the same key come in many stories.
    private string Signed(PackageStatement statement, string key)
    {
        if (!signatures.TryGetValue((statement, key), out string? signature))
        {
            signatures[(statement, key)] = signature = keys[key].Sign(statement.Signed());
        }

        return signature;
    }

    private ReleaseManifest Manifest(ApprovalHistory history)
    {
        Agreement agreement = bundles[history.Under].Agreements.Single();
        return new ReleaseManifest(
            "R-ICB-P-2026-27-1", "R-ICB-P", "2026-27", agreement.Id, agreement.Version, agreement.Sha256, bundles[history.Under].Hash, ["5.3"], ["no_onward"], "exs-icb", new PackageKey("icb-2026-key-1", keys["lee"].Public.Text),
            "P1", "pseudonymised", [new FrozenFile("rows.csv", 12, new string('a', 64))], [], new Dictionary<string, long> { ["rows"] = 9 }, [new PackageCheck("schema", !history.CheckFails, "all columns")], [.. Enumerable.Range(1, history.Earlier).Select(number => $"R-ICB-P-2025-26-{number}")], ApprovalHistory.Preparer, "officer", Prepared);
    }

    private SendCase Case(ApprovalHistory history)
    {
        ReleaseManifest manifest = Manifest(history);
        string sha256 = manifest.Sha256();
        string other = new('0', 64);
        var statements = new List<PackageStatement>();
        if (history.Signs is { } signer)
        {
            var prepared = new PackageStatement(StatementKind.Prepare, ApprovalHistory.Preparer, sha256, Prepared, "");
            statements.Add(prepared with { Signature = Signed(prepared, signer) });
        }

        foreach (ApprovalAct act in history.Acts)
        {
            // Whoever signs may say that they are somebody else.
            var said = new PackageStatement(act.Kind, act.Person, act.OfThis ? sha256 : other, Prepared.AddHours(act.At), "");
            statements.Add(said with { Signature = Signed(act.Tampered ? said with { At = said.At.AddHours(1) } : said, act.Key) });
        }

        string[] since = [.. history.Overtaken ? ["R-ICB-P-2025-26-9"] : Array.Empty<string>(), .. history.SentBefore ? [manifest.Id] : Array.Empty<string>()];
        SentPackage[] sent = [.. manifest.Earlier.Select(id => new SentPackage(id, Prepared.AddMonths(-3))), .. since.Select(id => new SentPackage(id, Prepared.AddHours(1)))];
        return new SendCase(
            manifest,
            [manifest.Files[0] with { Sha256 = history.Edited ? other : manifest.Files[0].Sha256 }],
            statements,
            bundles[history.Now],
            trusted.Where(person => person.Key != history.Unpinned).ToDictionary(),
            history.KeyChanged ? keys["pat"].Public : keys["lee"].Public,
            sent,
            history.Recalled,
            Prepared.AddHours(history.LastKnown),
            Prepared.AddHours(history.SentAt));
    }
}
