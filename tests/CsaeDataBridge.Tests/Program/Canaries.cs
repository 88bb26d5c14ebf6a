using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CsaeDataBridge.Tests;

/// <summary>Pours a word of its own into every column of an extract, each in a row of its own, whatever the format.</summary>
/// <remarks>The word has no digit, so that no return shows it as a sender's reference.</remarks>
internal static partial class Canaries
{
    public const string Stem = "Zqxjvkw";

    private static readonly string[] Unlisted = ["Officer note", "Mother's maiden name", "Extra"];

    // A workbook's header stands among these; what a column is called is told.
    private const int HeaderRows = 5;

    // Rows before are left as they are: an extract is still known by them.
    private const int FirstRow = 3;

    /// <summary>Rewrites an extract.</summary>
    /// <returns>How many columns have a word now.</returns>
    public static int Pour(string file) => Path.GetExtension(file) switch
    {
        ".csv" => Text(file),
        ".xml" => Xml(file),
        ".xlsx" => Workbook(file),
        _ => 0,
    };

    private static int Text(string file)
    {
        // One byte is one character: whatever the encoding, the rest stays as it is.
        string[] lines = File.ReadAllText(file, Encoding.Latin1).Split('\n');
        int header = Array.FindIndex(lines, line => Delimiters(line).Max(delimiter => delimiter.Count) >= 3);
        char delimiter = Delimiters(lines[header]).MaxBy(found => found.Count).Delimiter;
        int columns = lines[header].Split(delimiter).Length;
        int[] rows = [.. Enumerable.Range(header + 1, lines.Length - header - 1).Where(line => !lines[line].Contains('"', StringComparison.Ordinal) && lines[line].Split(delimiter).Length == columns)];
        int poured = 0;
        for (; poured < columns && FirstRow + poured < rows.Length; poured++)
        {
            ref string line = ref lines[rows[FirstRow + poured]];
            string[] cells = line.TrimEnd('\r').Split(delimiter);
            cells[poured] = Word(poured);
            line = string.Join(delimiter, cells) + (line.EndsWith('\r') ? "\r" : "");
        }

        File.WriteAllText(file, string.Join('\n', lines), Encoding.Latin1);
        return poured;
    }

    private static int Xml(string file)
    {
        XDocument document = XDocument.Load(file);
        int poured = 0;
        foreach (IGrouping<string, XElement> path in document.Descendants().Where(element => !element.HasElements)
            .GroupBy(element => string.Join('/', element.AncestorsAndSelf().Reverse().Select(part => part.Name.LocalName))))
        {
            XElement[] elements = [.. path];
            elements[Math.Min(FirstRow + poured, elements.Length - 1)].Value = Word(poured++);
        }

        document.Save(file);
        return poured;
    }

    private static int Workbook(string file)
    {
        int poured = 0;
        EachSheet(file, xml =>
        {
            var replaced = new Dictionary<string, int>(StringComparer.Ordinal);
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            return Cell().Replace(xml, cell =>
            {
                string column = cell.Groups["column"].Value;
                int at = seen[column] = seen.GetValueOrDefault(column) + 1;
                int wanted = FirstRow + 3 + replaced.Count;
                if (replaced.ContainsKey(column) || at < wanted)
                {
                    return cell.Value;
                }

                replaced[column] = at;
                return $"""<c r="{column}{cell.Groups["row"].Value}" t="inlineStr"><is><t>{Word(poured++)}</t></is></c>""";
            });
        });
        return poured;
    }

    private static void EachSheet(string file, Func<string, string> change)
    {
        using ZipArchive archive = ZipFile.Open(file, ZipArchiveMode.Update);
        foreach (ZipArchiveEntry sheet in archive.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).ToArray())
        {
            string xml;
            using (var reader = new StreamReader(sheet.Open()))
            {
                xml = reader.ReadToEnd();
            }

            string name = sheet.FullName;
            sheet.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            writer.Write(change(xml));
        }
    }

    /// <summary>Adds columns that no clause lists, one of them of a name that every flow forbids, with a word in every row; what a JSON file has already is counted.</summary>
    /// <returns>How many words the file has where nothing may be read.</returns>
    public static int Flood(string file) => Path.GetExtension(file) switch
    {
        ".csv" => FloodText(file),
        ".xml" => FloodXml(file),
        ".xlsx" => FloodWorkbook(file),
        _ => File.ReadAllText(file).Split("CANARY-").Length - 1,
    };

    private static int FloodText(string file)
    {
        string[] lines = File.ReadAllText(file, Encoding.Latin1).Split('\n');
        int header = Array.FindIndex(lines, line => Delimiters(line).Max(delimiter => delimiter.Count) >= 3);
        char delimiter = Delimiters(lines[header]).MaxBy(found => found.Count).Delimiter;
        int least = lines[header].Count(letter => letter == delimiter);
        int words = 0;
        for (int line = header; line < lines.Length; line++)
        {
            // A row that goes on in the next line, and what stands after the rows, stay as they are.
            if (lines[line].Count(letter => letter == delimiter) >= least && lines[line].Count(letter => letter == '"') % 2 == 0)
            {
                string end = lines[line].EndsWith('\r') ? "\r" : "";
                IEnumerable<string> added = line == header ? Unlisted : Unlisted.Select(_ => Word(words++));
                lines[line] = string.Join(delimiter, added.Prepend(lines[line].TrimEnd('\r'))) + end;
            }
        }

        File.WriteAllText(file, string.Join('\n', lines), Encoding.Latin1);
        return words;
    }

    private static int FloodXml(string file)
    {
        XDocument document = XDocument.Load(file);
        int words = 0;
        foreach (XElement element in document.Root!.Descendants().Where(element => element.HasElements).ToList())
        {
            element.Add(new XElement(element.Name.Namespace + "CaseNote", Word(words++)), new XComment(Word(words++)));
        }

        document.Save(file);
        return words;
    }

    private static int FloodWorkbook(string file)
    {
        int words = 0;
        EachSheet(file, xml => Row().Replace(xml, row =>
        {
            bool isHeader = int.Parse(row.Groups["row"].Value, CultureInfo.InvariantCulture) <= HeaderRows;
            IEnumerable<string> cells = Unlisted.Select((name, column) => $"""<c r="Z{(char)('A' + column)}{row.Groups["row"].Value}" t="inlineStr"><is><t>{(isHeader ? name : Word(words++))}</t></is></c>""");
            return $"{row.Groups["cells"].Value}{string.Concat(cells)}</row>";
        }));
        return words;
    }

    private static string Word(int number) => $"{Stem}{(char)('a' + (number / 17_576 % 26))}{(char)('a' + (number / 676 % 26))}{(char)('a' + (number / 26 % 26))}{(char)('a' + (number % 26))}";

    private static IEnumerable<(char Delimiter, int Count)> Delimiters(string line) => ",;\t|".Select(delimiter => (delimiter, line.Count(letter => letter == delimiter)));

    [GeneratedRegex("""(?<cells><row r="(?<row>[0-9]+)"[^>]*>.*?)</row>""", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("""<c r="(?<column>[A-Z]+)(?<row>[0-9]+)"[^>]*?(?:/>|>.*?</c>)""", RegexOptions.Singleline)]
    private static partial Regex Cell();
}
