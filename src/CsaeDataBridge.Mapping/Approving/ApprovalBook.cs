using System.Globalization;
using System.Text;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>The approvals of a mapping: <c>_approvals/&lt;file&gt;</c> beside it, the newest last. They are kept apart, since a file cannot hold its own hash.</summary>
/// <param name="Path">The file; it need not be there.</param>
/// <param name="Approvals">Every approval ever given, the newest last.</param>
public sealed record ApprovalBook(string Path, IReadOnlyList<Approval> Approvals)
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:sszzz";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Reads the approvals of a mapping; none when there is no file.</summary>
    /// <param name="mapping">The mapping's file.</param>
    /// <param name="displayName">The mapping's file as messages name it.</param>
    /// <exception cref="BridgeException">MAP301: every fault of the file.</exception>
    public static ApprovalBook Read(string mapping, string displayName)
    {
        string path = PathOf(mapping);
        if (!File.Exists(path))
        {
            return new ApprovalBook(path, []);
        }

        var issues = new List<Issue>();
        var keys = new YamlKeys(StrictYaml.ReadFile(path, PathOf(displayName).Replace('\\', '/')), "a book of approvals", MappingCodes.Malformed, issues);
        keys.RequireText("mapping");
        var approvals = new List<Approval>();
        foreach (YamlNode item in keys.List("approvals")?.Items ?? [])
        {
            if (item is not YamlMap map)
            {
                keys.Report(item.Place, "another shape", "{ version, sha256, file, by, at, why }", "let bridge mapping approve write the file");
                continue;
            }

            var approval = new YamlKeys(map, "an approval", MappingCodes.Malformed, issues);
            string at = approval.RequireText("at");
            if (!DateTimeOffset.TryParseExact(at, Instant, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset instant))
            {
                approval.Report(map.Place with { Field = "at" }, "another way to write an instant", "yyyy-MM-ddTHH:mm:ss+HH:mm", "let bridge mapping approve write the file");
            }

            approvals.Add(new Approval(approval.RequireText("version"), approval.RequireText("sha256"), approval.RequireText("file"), approval.RequireText("by"), instant, approval.RequireText("why")));
            approval.Finish();
        }

        keys.Finish();
        return issues.Count == 0 ? new ApprovalBook(path, approvals) : throw new BridgeException(issues);
    }

    /// <summary>Where the approvals of a mapping are.</summary>
    public static string PathOf(string mapping) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(mapping) ?? "", "_approvals", System.IO.Path.GetFileName(mapping));

    /// <summary>Why a mapping may not load data; null when it is active and approved as it stands.</summary>
    public Issue? Refuse(MappingDocument document)
    {
        if (document.Status != MappingStatus.Active)
        {
            string word = document.Status.ToString().ToLowerInvariant();
            return Issue.Error(MappingCodes.NotActive, new Place(document.FileName, Field: "status"), $"a mapping whose status is {word}", "status: active", document.Status == MappingStatus.Retired ? "take the feed out of bridge.yaml" : "look through it, then run 'bridge mapping approve', which makes it active");
        }

        if (Approvals.Any(approval => approval.Version == document.Version && approval.Sha256 == document.Sha256))
        {
            return null;
        }

        Approval? other = Approvals.LastOrDefault(approval => approval.Version == document.Version);
        string found = other is null ? $"version {document.Version}, which nobody has approved"
            : other.FileSha256 == document.FileSha256 ? $"version {document.Version} with another value list than the one approved"
            : $"version {document.Version} with another text than the one approved";
        return Issue.Error(MappingCodes.NotApproved, new Place(document.FileName, Field: "status"), found, "an approval of the mapping as it stands, with the shared value lists that it uses", other is null || other.FileSha256 == document.FileSha256 ? "look at it, then run 'bridge mapping approve'" : "raise 'version:', say under 'changes:' what changed, then run 'bridge mapping approve'");
    }

    /// <summary>Adds an approval of a mapping as it stands, and writes the file.</summary>
    /// <exception cref="BridgeException">MAP315: the version was approved with another text.</exception>
    public ApprovalBook Approve(MappingDocument document, string by, string why, DateTimeOffset at)
    {
        if (Approvals.Any(approval => approval.Version == document.Version && approval.FileSha256 != document.FileSha256))
        {
            throw new BridgeException(Issue.Error(MappingCodes.Version, new Place(document.FileName, Field: "version"), $"version {document.Version}, which was approved with another text", "a version of its own for each text", "raise 'version:', and say under 'changes:' what changed"));
        }

        var book = new ApprovalBook(Path, [.. Approvals, new Approval(document.Version, document.Sha256, document.FileSha256, by.ReplaceLineEndings(" "), at, why.ReplaceLineEndings(" "))]);
        var text = new StringBuilder($"# Who answers for which version of {System.IO.Path.GetFileName(Path)}. Written by bridge mapping approve; nothing is ever taken out.\nmapping: {document.Name}\napprovals:\n");
        foreach (Approval approval in book.Approvals)
        {
            text.Append($"  - version: {approval.Version}\n    sha256: {approval.Sha256}\n    file: {approval.FileSha256}\n    by: {DraftWords.Quote(approval.By)}\n    at: {approval.At.ToString(Instant, CultureInfo.InvariantCulture)}\n    why: {DraftWords.Quote(approval.Why)}\n");
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllText(Path, text.ToString(), Utf8);
        return book;
    }
}
