using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>Reads a file that nobody has described, once, and says what its columns hold. Streams; its memory does not grow with the rows.</summary>
public static class ExtractProfiler
{
    private const int MostColumns = 2_000;
    private const int RowsBetweenChecks = 2_048;

    /// <summary>Profiles a file.</summary>
    /// <param name="delivery">The file.</param>
    /// <param name="options">What is known of it.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="BridgeException">EXT20x, EXT21x: the file as a whole cannot be read.</exception>
    public static ExtractProfile Profile(Delivery delivery, ProfileOptions options, CancellationToken token)
    {
        (SourceLayout layout, string encoding) = LayoutSniffer.Sniff(delivery, options);
        XmlPaths? paths = layout.Format == SourceFormat.Xml ? XmlPaths.Read(delivery) : null;
        IReadOnlyList<string> choices = [];
        IReadOnlyList<string> columns = layout.View is { } view ? [.. view.Columns.Select(column => column.Name)] : [];
        if (paths is not null)
        {
            layout = layout with { Rows = options.Rows ?? (paths.Records is [var first, ..] ? first : throw NoRecords(delivery)) };
            choices = [.. paths.Records.Where(path => path != layout.Rows)];
            columns = paths.Columns(layout.Rows!);
        }
        else if (layout.Format is SourceFormat.Json or SourceFormat.JsonLines)
        {
            var members = JsonPaths.Read(delivery, layout.Format, token);
            string records = options.Rows ?? members.Records[0];
            layout = layout with { Rows = records.Length == 0 ? null : records };
            choices = [.. members.Records.Where(path => path != records && path.Length > 0)];
            columns = members.Columns(records);
        }
        else if (layout.Format == SourceFormat.Workbook)
        {
            (layout, choices) = WorkbookSniffer.Sniff(delivery, layout);
        }

        var plan = new StagePlan(layout, [.. columns.Select(column => new StageField(column, [column], StageKind.Cell, false, null))], false, [], false);
        using IRecordReader reader = RecordReaders.Open(delivery, plan, lineBreaksInQuotes: true);
        if (reader.Headers.Count > MostColumns)
        {
            throw new BridgeException(Issue.Error(ExtractCodes.TooManyColumns, new Place(delivery.Name), $"{reader.Headers.Count} columns", $"{MostColumns} at most", "check the delimiter and the header row, or ask the agency which columns are meant"));
        }

        ColumnTally[] tallies = [.. reader.Headers.Select(header => new ColumnTally(header))];
        long rows = 0;
        long broken = 0;
        while (reader.Read())
        {
            if ((++rows & (RowsBetweenChecks - 1)) == 0)
            {
                token.ThrowIfCancellationRequested();
            }

            if (reader.Fault is not null)
            {
                broken++;
                continue;
            }

            for (int column = 0; column < tallies.Length; column++)
            {
                tallies[column].Take(reader.Cell(column));
            }
        }

        return new ExtractProfile(delivery.Name, layout, encoding, rows, broken, choices, [.. tallies.Select(tally => tally.Profile(rows - broken, options.SmallestCount)).Where(column => column.Name.Length > 0)]);
    }

    private static BridgeException NoRecords(Delivery delivery) =>
        new(Issue.Error(ExtractCodes.DamagedXml, new Place(delivery.Name), "no element that repeats", "records", "name the path of the records with --rows, for example Message/Children/Child"));
}
