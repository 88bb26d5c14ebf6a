using System.CommandLine;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Commands;

/// <summary>The deployment and the feeds that a command is about.</summary>
internal sealed record FeedSelection(Argument<string[]> Feeds, Option<FileInfo> Config)
{
    public static FeedSelection Create() => new(
        new Argument<string[]>("feeds") { Description = "Ids of feeds, for example northshire-police/crime. [default: all]", Arity = ArgumentArity.ZeroOrMore },
        CommonOptions.Config());

    public void AddTo(Command command)
    {
        command.Arguments.Add(Feeds);
        command.Options.Add(Config);
    }

    /// <exception cref="BridgeException">CFG11x: bridge.yaml is wrong, or has no such feed.</exception>
    public (BridgeConfiguration Configuration, IReadOnlyList<FeedEntry> Feeds) Read(ParseResult parsed)
    {
        var configuration = ConfigurationReader.Read(parsed.GetRequiredValue(Config).FullName, null);
        string[] wanted = parsed.GetValue(Feeds) ?? [];
        Issue[] unknown = [.. wanted.Where(id => !configuration.Feeds.Any(feed => feed.Id == id)).Select(configuration.NoFeed)];
        return unknown.Length > 0 ? throw new BridgeException(unknown) : (configuration, wanted.Length == 0 ? configuration.Feeds : [.. configuration.Feeds.Where(feed => wanted.Contains(feed.Id))]);
    }
}
