using System.Text.RegularExpressions;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Configuration;

/// <summary>Reads the <c>pull:</c> of a feed.</summary>
/// <param name="values">How the values of a feed are read.</param>
internal sealed partial class PullReader(FeedValues values)
{
    private static readonly Dictionary<string, AfterPull> Afters = new() { ["keep"] = AfterPull.Keep, ["move"] = AfterPull.Move, ["delete"] = AfterPull.Delete };

    /// <param name="pull">The keys.</param>
    /// <param name="files">The names that the feed's inbox has, which the source has too unless <c>files:</c> says otherwise.</param>
    /// <returns>Null when it says no known kind of source.</returns>
    public PullSource? Read(YamlKeys pull, string files)
    {
        PullSource? source;
        switch (pull.RequireText("from"))
        {
            case "folder":
                source = new FolderSource { Path = values.Full(pull.RequireText("path")), Files = files };
                break;
            case "sftp":
                source = ReadSftp(pull, files);
                break;
            case "https":
                source = ReadHttps(pull, files);
                break;
            default:
                pull.Report(pull.Place with { Field = "from" }, "another word, or none", "folder, sftp or https", "say where the files are");
                return null;
        }

        bool canFinish = source is not HttpsSource;
        string after = (canFinish ? pull.Text("after") : null) ?? "keep";
        if (!Afters.ContainsKey(after))
        {
            pull.Report(pull.Place with { Field = "after" }, "another word", "keep, move or delete", "say what becomes of a file there once it lies in the inbox");
        }

        string? moveTo = canFinish ? pull.Text("move_to") : null;
        if ((after == "move") != (moveTo is not null))
        {
            pull.Report(pull.Place with { Field = "move_to" }, moveTo is null ? "no key 'move_to' with 'after: move'" : "the key 'move_to' without 'after: move'", "both or none", "name the folder that files are moved to");
        }

        source = source with
        {
            Files = canFinish ? pull.Text("files") ?? files : files,
            After = Afters.GetValueOrDefault(after),
            MoveTo = moveTo is not null && source is FolderSource ? values.Full(moveTo) : moveTo,
            Retries = FeedValues.Number(pull, "retries", source.Retries, 0, 20),
            FirstWait = TimeSpan.FromSeconds(FeedValues.Number(pull, "wait_seconds", (int)source.FirstWait.TotalSeconds, 0, 300)),
            Timeout = TimeSpan.FromSeconds(FeedValues.Number(pull, "timeout_seconds", (int)source.Timeout.TotalSeconds, 1, 3_600)),
            LargestFile = (long)FeedValues.Number(pull, "limit_mb", (int)(source.LargestFile >> 20), 1, 1 << 20) << 20,
        };
        pull.Finish();
        return source;
    }

    private SftpSource ReadSftp(YamlKeys pull, string files)
    {
        var source = new SftpSource
        {
            Host = pull.RequireText("host"),
            Port = FeedValues.Number(pull, "port", 22, 1, 65_535),
            User = pull.RequireText("user"),
            KeyFile = values.Full(pull.RequireText("key_file")),
            KnownHostsFile = values.Full(pull.RequireText("known_hosts")),
            Folder = pull.Text("folder") ?? ".",
            Files = files,
        };
        foreach ((string key, string text) in (ReadOnlySpan<(string, string)>)[("host", source.Host), ("user", source.User)])
        {
            // They become arguments of ssh.
            if (text.Length > 0 && !PlainWord().IsMatch(text))
            {
                pull.Report(pull.Place with { Field = key }, "signs that no name has", "letters, digits, dots, colons, dashes and underscores", $"correct '{key}:'");
            }
        }

        return source;
    }

    private HttpsSource ReadHttps(YamlKeys pull, string files)
    {
        (string? certificate, string? key) = values.Certificate(pull);
        string address = pull.RequireText("url");
        if (address.Length > 0 && !HttpsSource.IsUsable(address))
        {
            pull.Report(pull.Place with { Field = "url" }, "an address that cannot be used", "https://host/path, with at most one date such as {yyyy-MM-dd}, and without a password", "correct 'url:'; the password's place is a client certificate");
        }

        return new HttpsSource
        {
            Address = address,
            Days = FeedValues.Number(pull, "days", 7, 1, 400),
            CertificateFile = certificate,
            KeyFile = key,
            CaFile = values.File(pull, "ca_file"),
            Files = files,
        };
    }

    [GeneratedRegex("^[A-Za-z0-9_][A-Za-z0-9_.:-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainWord();
}
