using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Mapping;
using FsCheck;
using FsCheck.Fluent;

namespace CsaeDataBridge.Tests;

/// <summary>Check digits and letters of identifiers, as the scripts work them out, against the rules they come from.</summary>
public sealed class IdentityTests : IDisposable
{
    private const string UpnLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";
    private readonly DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions { Threads = 1 });

    public void Dispose() => session.Dispose();

    // NHS Data Dictionary: modulus 11 over nine digits, weights 10 to 2; 11 is the digit 0, and 10 makes no number.
    [Fact]
    public void NhsNumber_AnyNineDigits_TakesItsCheckDigitAlone() => FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(20), Prop.ForAll(ArbMap.Default.ArbFor<uint>(), seed =>
    {
        string nine = $"{seed % 1_000_000_000:000000000}";
        int check = (11 - (nine.Select((digit, place) => (10 - place) * (digit - '0')).Sum() % 11)) % 11;
        string[] all = [.. Enumerable.Range(0, 10).Select(digit => $"{nine}{digit}")];
        return Kept("nhs_number", all).SequenceEqual(check == 10 ? [] : [$"{nine}{check}"]);
    }));

    // That is what the check digit is for.
    [Fact]
    public void NhsNumber_OneDigitWrong_IsNone()
    {
        const string Sound = "9434765919";
        Assert.Equal([Sound], Kept("nhs_number", Sound));
        Assert.Empty(Kept("nhs_number", [.. from place in Enumerable.Range(0, 10) from digit in Enumerable.Range(0, 10) where Sound[place] - '0' != digit select string.Concat(Sound.AsSpan(0, place), $"{digit}", Sound.AsSpan(place + 1))]));
    }

    [Fact]
    public void NhsNumber_WithSpacesOrHyphens_IsKeptWithout() => Assert.Equal(["9434765919", "9434765919"], Kept("nhs_number", "943 476 5919", "943-476-5919", "943476591", "94347659190", "943 476 591X"));

    // DfE rule 1510: weights 2 to 13, modulus 23; a temporary number ends in a letter, which counts by its place.
    [Fact]
    public void Upn_AnyTwelveDigits_TakesItsCheckLetterAlone() => FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(20), Prop.ForAll(ArbMap.Default.ArbFor<ulong>(), seed =>
    {
        string digits = $"{seed % 1_000_000_000_000:000000000000}";
        char letter = UpnLetters[digits.Select((digit, place) => (place + 2) * (digit - '0')).Sum() % 23];
        return Kept("upn", [.. UpnLetters.Select(first => $"{first}{digits}")]).SequenceEqual([$"{letter}{digits}"]);
    }));

    [Fact]
    public void Upn_Temporary_CountsItsLetterByItsPlace()
    {
        const string Eleven = "80120000123";
        foreach ((char last, int place) in UpnLetters.Select((last, place) => (last, place)))
        {
            char letter = UpnLetters[(Eleven.Select((digit, at) => (at + 2) * (digit - '0')).Sum() + (13 * place)) % 23];
            Assert.Equal([$"{letter}{Eleven}{last}"], Kept("upn", [.. UpnLetters.Select(first => $"{first}{Eleven}{last}".ToLowerInvariant())]));
        }
    }

    [Fact]
    public void Postcode_OfAnyForm_IsKeptInOne() => Assert.Equal(
        ["SW1A 1AA", "M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 0AX", "EC1A 1BB"],
        Kept("postcode", "sw1a1aa", "M1 1AE", "B338TH", "CR2-6XH", " DN55 1PT", "W1A 0AX", "EC1A 1BB", "N/K", "SW1A", "12345", "SW1A 1A", "SW1A 11A"));

    private IReadOnlyList<string> Kept(string system, params string[] cells) => session.Query(
        $"SELECT kept FROM (SELECT place, {IdentitySql.Value(system, "cell")} AS kept FROM (VALUES {string.Join(", ", cells.Select((cell, at) => $"({at}, {Sql.Literal(cell)})"))}) AS given(place, cell)) WHERE kept IS NOT NULL ORDER BY place",
        row => row.GetString(0));
}
