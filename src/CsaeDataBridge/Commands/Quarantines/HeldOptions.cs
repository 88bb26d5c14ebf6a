using System.CommandLine;
using CsaeDataBridge.Quarantines;

namespace CsaeDataBridge.Commands;

/// <summary>The options that say which held rows of which deployment a command is about.</summary>
internal sealed record HeldOptions(StoreSelection Deployment, Option<string?> Feed, Option<int?> Load, Option<long?> Line, Option<string?> Field, Option<string?> Code)
{
    public static HeldOptions AddTo(Command command)
    {
        var options = new HeldOptions(
            StoreSelection.AddTo(command),
            new Option<string?>("--feed") { Description = "Rows of this feed. [default: all]" },
            new Option<int?>("--load") { Description = "Rows of this load, by its number in the ledger. [default: all]" },
            new Option<long?>("--line") { Description = "The row on this line of the delivered file. [default: all]" },
            new Option<string?>("--field") { Description = "Rows that are held for this field, as the mapping names it. [default: all]" },
            new Option<string?>("--code") { Description = "Rows that are held under this code, for example MAP330. [default: all]" });
        foreach (Option option in (Option[])[options.Feed, options.Load, options.Line, options.Field, options.Code])
        {
            command.Options.Add(option);
        }

        return options;
    }

    public QuarantineDesk Open(ParseResult parsed) => new(Deployment.Read(parsed));

    public HeldSelection Selection(ParseResult parsed) =>
        new(parsed.GetValue(Feed), parsed.GetValue(Load), parsed.GetValue(Line), parsed.GetValue(Field), parsed.GetValue(Code));
}
