using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsaeDataBridge.Commands;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Returns;

/// <summary>Where the returns of one feed lie: a folder for each load, whole or not there, closed to other users.</summary>
/// <remarks>Folders are named after the load's number in the ledger, so that no name of a file tells anything of its content.</remarks>
internal sealed class ReturnFolder
{
    public const string Page = "return.html";
    public const string Document = "return.json";
    public const string Rows = "rows.csv";
    public const string Columns = "columns.csv";
    public const string Spellings = "spellings.csv";
    private const string Load = "load-";
    private const string Unfinished = ".writing";

    private static readonly JsonSerializerOptions Options = new(JsonText.Indented)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly string root;
    private readonly string folder;

    /// <param name="root">The folder of all returns.</param>
    /// <param name="feed">agency/feed.</param>
    public ReturnFolder(string root, string feed)
    {
        this.root = root;
        folder = Path.Combine([root, .. feed.Split('/').Select(part => string.Concat(part.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-' ? letter : '_')))]);
    }

    /// <summary>The folder of a load's return, whether it is there or not.</summary>
    public string Of(int load) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Load}{load:D4}"));

    /// <summary>Makes the folder in which a load's return is written; what a kill left of an earlier one goes.</summary>
    public string Start(int load)
    {
        string unfinished = Of(load) + Unfinished;
        Delete(unfinished);
        DurableFile.MakeFolder(root);
        DurableFile.MakeFolder(unfinished);
        KillPoint.Reach(RunSteps.Returned("started"));
        return unfinished;
    }

    /// <summary>The load is in the ledger: its return becomes whole at once.</summary>
    public void Keep(int load)
    {
        Delete(Of(load));
        KillPoint.Reach(RunSteps.Returned("cleared"));
        Directory.Move(Of(load) + Unfinished, Of(load));
        KillPoint.Reach(RunSteps.Returned("kept"));
    }

    /// <summary>Ends what a kill cut short: a return whose load is in the ledger is kept, any other goes.</summary>
    public void Settle(IReadOnlyList<LoadEntry> ledger)
    {
        foreach (string unfinished in Directory.Exists(folder) ? Directory.GetDirectories(folder, $"{Load}*{Unfinished}") : [])
        {
            ReturnDocument? document = Read(unfinished);
            LoadEntry? entry = document is null ? null : ledger.FirstOrDefault(load => load.LoadId == document.Load && load.ReplayOf is null);
            if (entry is not null && (entry.Feed, entry.ContentHash, entry.Status) == (document!.Feed, document.ContentHash, document.Status))
            {
                Keep(entry.LoadId);
            }
            else
            {
                Delete(unfinished);
            }
        }
    }

    /// <summary>The return of a load without its rows; null when it is not there.</summary>
    public ReturnDocument? Read(int load) => Read(Of(load));

    /// <summary>The numbers of the loads whose returns are there, the newest last.</summary>
    public IReadOnlyList<int> Loads() => !Directory.Exists(folder) ? [] :
    [
        .. Directory.GetDirectories(folder, $"{Load}*")
            .Select(path => int.TryParse(Path.GetFileName(path)[Load.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int load) ? load : 0)
            .Where(load => load > 0).Order(),
    ];

    public static string Json(ReturnDocument document) => JsonSerializer.Serialize(document, Options) + "\n";

    // The document gets its name last, when all files are on the disk: where it is, the return is whole.
    private static ReturnDocument? Read(string folder)
    {
        string path = Path.Combine(folder, Document);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<ReturnDocument>(File.ReadAllText(path), Options);
        }
        catch (JsonException)
        {
            throw new BridgeException(Issue.Error(ProgramCodes.FileAccess, new Place(path), "a return that cannot be read", "return.json as it was written", "remove its folder"));
        }
    }

    private static void Delete(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
