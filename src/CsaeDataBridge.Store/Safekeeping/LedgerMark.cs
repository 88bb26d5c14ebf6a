using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>The ledger's last row as a small file beside the store, flushed to the disk after each commit.</summary>
/// <remarks>
/// A log that was cut off, or an older copy of the file, opens without an error and lacks what was committed. The mark says that it was.
/// A kill between the commit and the mark leaves a mark that is behind; the next opening brings it up.
/// </remarks>
internal static class LedgerMark
{
    private const char Separator = ' ';

    public static string PathOf(string storePath) => $"{storePath}.last-load";

    /// <summary>Remembers the last row of a ledger.</summary>
    public static void Write(string storePath, IReadOnlyList<LoadEntry> ledger)
    {
        string text = ledger.Count == 0 ? Text(0, Hash("")) : Text(ledger[^1].LoadId, Hash(ledger[^1]));
        DurableFile.Write(PathOf(storePath), text);
        KillPoint.Reach("mark/written");
    }

    /// <summary>Refuses a store whose ledger lacks what the mark says was committed, and brings a mark up that is behind.</summary>
    /// <exception cref="BridgeException">STO470 loads are missing, STO471 the mark is damaged.</exception>
    public static void Check(string storePath, IReadOnlyList<LoadEntry> ledger)
    {
        if (Missing(storePath, ledger) is { } missing)
        {
            throw new BridgeException(missing);
        }

        if (Read(storePath) is not { } mark || mark.LoadId < (ledger.Count == 0 ? 0 : ledger[^1].LoadId))
        {
            Write(storePath, ledger);
        }
    }

    /// <summary>What a ledger lacks of what the mark says was committed; null when nothing.</summary>
    /// <exception cref="BridgeException">STO471: the mark is damaged.</exception>
    public static Issue? Missing(string storePath, IReadOnlyList<LoadEntry> ledger)
    {
        if (Read(storePath) is { LoadId: > 0 } known && (ledger.FirstOrDefault(load => load.LoadId == known.LoadId) is not { } entry || Hash(entry) != known.Hash))
        {
            int last = ledger.Count == 0 ? 0 : ledger[^1].LoadId;
            return Issue.Error(
                StoreCodes.LoadsMissing,
                new Place(storePath),
                last < known.LoadId
                    ? string.Create(CultureInfo.InvariantCulture, $"a ledger that ends at load {last}, where load {known.LoadId} was committed")
                    : string.Create(CultureInfo.InvariantCulture, $"another load {known.LoadId} than the one that was committed"),
                "every load that was committed",
                "run bridge store recover: it says which loads are missing, and which backup has them");
        }

        return null;
    }

    /// <summary>The number and hash that the mark remembers; null when there is none.</summary>
    /// <exception cref="BridgeException">STO471: it is damaged.</exception>
    public static (int LoadId, string Hash)? Read(string storePath)
    {
        string path = PathOf(storePath);
        if (!File.Exists(path))
        {
            return null;
        }

        string text = FileGuard.Run(path, () => File.ReadAllText(path, Encoding.Latin1));
        string[] parts = text.Split(Separator);
        return parts.Length == 3 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int loadId) && Text(loadId, parts[1]) == text
            ? (loadId, parts[1])
            : throw new BridgeException(Issue.Error(
                StoreCodes.MarkDamaged,
                new Place(path),
                "a mark of the last load that is not what was written",
                "the number and hash of the last load",
                "run bridge store verify; when the ledger has every load, run bridge store recover --accept"));
    }

    /// <summary>Forgets the mark: whoever calls has told a person what is missing.</summary>
    public static void Remove(string storePath) => DurableFile.Delete(PathOf(storePath));

    private static string Text(int loadId, string hash)
    {
        string known = string.Create(CultureInfo.InvariantCulture, $"{loadId}{Separator}{hash}");
        return $"{known}{Separator}{Hash(known)}\n";
    }

    private static string Hash(LoadEntry load) =>
        Hash(string.Create(CultureInfo.InvariantCulture, $"{load.LoadId}|{load.Feed}|{load.File}|{load.ContentHash}|{load.CommittedAt:O}"));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
