using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

/// <summary>Decisions not to share: which words they may have, and what becomes of them.</summary>
public sealed class RefusalTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 4, 20, 1, 0, 0, TimeSpan.Zero);
    private static readonly RefusedRequest Request = new("Home Office", "addresses of children", "immigration_enforcement");
    private readonly ExampleAgreement example = new();
    private readonly SigningKey key = SigningKey.Create("northshire-siro");

    public void Dispose()
    {
        key.Dispose();
        example.Dispose();
    }

    [Theory]
    [InlineData("the child was born 12/03/2011", "a date with its day")]
    [InlineData("born 2011-03-12", "a date with its day")]
    [InlineData("born on 3rd of it, 12th march 2011", "a date with its day")]
    [InlineData("NHS number 943 476 5919", "a number of seven digits or more")]
    [InlineData("A123456789012", "a number of seven digits or more")]
    [InlineData("lives at ZZ99 3VZ", "what reads like a postcode or a National Insurance number")]
    [InlineData("lives at w1a1aa", "what reads like a postcode or a National Insurance number")]
    [InlineData("QQ123456C", "what reads like a postcode or a National Insurance number")]
    [InlineData("somebody@example.org", "a character that words do not need")]
    [InlineData("one line\nand another", "a character that words do not need")]
    [InlineData(" ", "nothing")]
    public void Make_WordsThatMayIdentify_AreRefusedWithoutBeingSaid(string words, string found)
    {
        Agreement agreement = Agreement();
        BridgeException failure = Assert.Throws<BridgeException>(() => Refusal.Make(agreement, Book(agreement), Request, words, new DateOnly(2026, 10, 1), null, key, Now));
        Assert.Equal(
            $"""
            AGR634 error  {agreement.FileName}, "reason"
              Found:    {found}
              Expected: words of at most 300 characters without a date of a day, a postcode, or a number of seven digits or more
              Fix:      write it in other words: the register is about decisions and never about a person
            """,
            failure.Issues.Single().ToString());
    }

    [Theory]
    [InlineData("outside Art 6(1)(e) and s. 16LA; asked again in 2025-26 and 2026-27")]
    [InlineData("more detrimental to the children than not sharing (clause 4.1.k)")]
    public void Make_WordsAboutLawAndYears_AreTaken(string words)
    {
        Agreement agreement = Agreement();
        Assert.Equal(words, Refusal.Make(agreement, Book(agreement), Request, words, new DateOnly(2026, 4, 21), null, key, Now).Reason);
    }

    [Fact]
    public void Make_SeveralFaults_SaysAll()
    {
        Agreement agreement = Agreement();
        BridgeException failure = Assert.Throws<BridgeException>(() => Refusal.Make(agreement, Book(agreement), new RefusedRequest("", new string('a', 301), "P1"), "no basis", new DateOnly(2026, 4, 20), null, key, Now));
        Assert.Equal(["asked-by", "what", "review-by"], failure.Issues.Select(issue => issue.Place.Field));
    }

    [Fact]
    public void State_OverTime_FollowsReviewReplacementAndWithdrawal()
    {
        Agreement agreement = Agreement();
        Refusal first = Add(agreement, null, Now);
        Refusal second = Add(agreement, 1, Now.AddDays(30));
        Book(agreement).Add(RefusalWithdrawal.Make(agreement, Book(agreement), 2, "a clause now permits it", key, Now.AddDays(60))).Save();
        IReadOnlyList<RefusalHistory> known = Known();
        Assert.Equal([first, second], known.Select(history => history.Refusal));
        Assert.All(known, history => Assert.True(history.IsVerified));
        Assert.Equal(RefusalState.Standing, known[0].StateAt(Now.AddDays(10)));
        Assert.Equal(RefusalState.Overdue, known[0].StateAt(Now.AddDays(11)));
        Assert.Equal(RefusalState.Replaced, known[0].StateAt(Now.AddDays(30)));
        Assert.Equal(RefusalState.Withdrawn, known[1].StateAt(Now.AddDays(60)));

        // Neither may be taken back or replaced once more.
        foreach (int ended in (int[])[1, 2, 3])
        {
            Assert.Equal("AGR635", Assert.Throws<BridgeException>(() => RefusalWithdrawal.Make(agreement, Book(agreement), ended, "again", key, Now)).Issues.Single().Code);
            Assert.Equal("AGR635", Assert.Throws<BridgeException>(() => Refusal.Make(agreement, Book(agreement), Request, "again", new DateOnly(2027, 1, 1), ended, key, Now)).Issues.Single().Code);
        }
    }

    [Fact]
    public void State_ChangedOrSignedByAStranger_IsNotVerifiedAndEndsNothing()
    {
        Agreement agreement = Agreement();
        Add(agreement, null, Now);
        using SigningKey stranger = SigningKey.Create("northshire-siro");
        Book(agreement).Add(RefusalWithdrawal.Make(agreement, Book(agreement), 1, "not theirs to say", stranger, Now)).Save();
        Assert.Equal(RefusalState.Standing, Known().Single().StateAt(Now));
        string path = Book(agreement).Path;
        File.WriteAllText(path, File.ReadAllText(path).Replace("addresses of children", "addresses of nobody", StringComparison.Ordinal));
        Assert.False(Known().Single().IsVerified);
    }

    private Agreement Agreement() => AgreementBundle.Load(example.Folder).Agreements[0];

    private SignatureBook Book(Agreement agreement) => SignatureBook.Read(example.Folder, agreement.Id);

    private IReadOnlyList<RefusalHistory> Known() => AgreementBundle.Load(example.Folder, new Dictionary<string, VerificationKey> { [key.Person] = key.Public }).Signed[0].Refusals;

    private Refusal Add(Agreement agreement, int? replaces, DateTimeOffset at)
    {
        var made = Refusal.Make(agreement, Book(agreement), Request, "the agreement forbids \"enforcement\"", DateOnly.FromDateTime(at.UtcDateTime).AddDays(10), replaces, key, at);
        Book(agreement).Add(made).Save();
        return made;
    }
}
