using System.CommandLine;
using System.Globalization;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Commands;

/// <summary>The options that commands on agreements share.</summary>
internal static class AgreementOptions
{
    public static Option<string?> AsOf() => new("--as-of")
    {
        Description = "The day to answer for, yyyy-MM-dd, at noon in London. [default: now, by the deployment's clock]",
    };

    public static Option<FileInfo> Key() => new("--key")
    {
        Description = "The sealed key file of whoever signs.",
        Required = true,
    };

    public static Option<FileInfo?> PassphraseFile() => new("--passphrase-file")
    {
        Description = "A file whose first line is the passphrase. [default: asked for on the terminal]",
    };

    public static Option<int?> PassphraseDescriptor() => new("--passphrase-fd")
    {
        Description = "The number of an open file descriptor from which the passphrase is read.",
    };

    /// <summary>Why something is done, in words.</summary>
    public static Option<string> Reason()
    {
        var reason = new Option<string>("--reason") { Description = "Why, in words without personal data.", Required = true };
        reason.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
            {
                result.AddError("--reason takes words: without them nobody knows what happened.");
            }
        });
        return reason;
    }

    /// <summary>The instant that a user asks about.</summary>
    /// <exception cref="BridgeException">CFG115: not a day.</exception>
    public static DateTimeOffset Instant(string? asOf, TimeProvider clock)
    {
        if (asOf is null)
        {
            return clock.GetUtcNow();
        }

        return DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? new DateTimeOffset(day.ToDateTime(new TimeOnly(11, 30)), TimeSpan.Zero)
            : throw new BridgeException(Issue.Error(ProgramCodes.Usage, new Place(Field: "--as-of"), "another way to write a day", "yyyy-MM-dd", "write it like 2026-04-20"));
    }

    /// <summary>The agreement of an id.</summary>
    /// <exception cref="BridgeException">CFG111: there is none.</exception>
    public static SignedAgreement Find(AgreementBundle bundle, string id) => bundle.Signed.FirstOrDefault(signed => signed.Agreement.Id == id)
        ?? throw new BridgeException(Issue.Error(ProgramCodes.NotFound, new Place(Field: id), "no agreement of this id", $"one of {string.Join(", ", bundle.Agreements.Select(agreement => agreement.Id))}", "correct the id"));
}
