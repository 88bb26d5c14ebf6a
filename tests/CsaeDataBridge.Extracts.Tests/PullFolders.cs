using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

/// <summary>An agency's folder and an inbox that is not there yet.</summary>
internal sealed class PullFolders : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("bridge-pull").FullName;

    public PullFolders() => Directory.CreateDirectory(Outbox);

    public string Outbox => Path.Combine(root, "outbox");

    public string Inbox => Path.Combine(root, "inbox");

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Names in the inbox.</summary>
    public string[] InInbox => Names(Inbox);

    /// <summary>Names where files come in.</summary>
    public string[] Incoming => Names(Path.Combine(Inbox, ".incoming"));

    public void Put(string name, byte[] content) => File.WriteAllBytes(Path.Combine(Outbox, name), content);

    public string[] Look(PullSource source) => Text(new Puller(source, Inbox, DateOnly.MinValue, Clock).Look(CancellationToken.None));

    public string[] Pull(PullSource source) => Text(new Puller(source, Inbox, DateOnly.MinValue, Clock).Pull(CancellationToken.None));

    public string CodeOf(PullSource source) => Assert.Throws<BridgeException>(() => Pull(source)).Issues[0].Code;

    /// <param name="message">The whole message, with {outbox} for the agency's folder.</param>
    public void Fails(PullSource source, string message) =>
        Assert.Equal(message.Replace("{outbox}", Outbox.TrimStart('/'), StringComparison.Ordinal), Assert.Throws<BridgeException>(() => Pull(source)).Message);

    public void Dispose() => Directory.Delete(root, true);

    private static string[] Names(string folder) => [.. Directory.GetFiles(folder).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    private static string[] Text(IReadOnlyList<PulledFile> files) => [.. files.Select(file => $"{file.Name} {file.State}{(file.Issue is null ? "" : $" {file.Issue}")}")];
}
