using System.Text;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Reporting;

/// <summary>Writes a release as one self-contained page and a CSV for each table. The same release gives the same bytes.</summary>
public static class ReportWriter
{
    private const string PageName = "report.html";

    /// <summary>Writes <c>report.html</c> and <c>tables/&lt;id&gt;.csv</c>; each file is whole or the earlier one stays.</summary>
    /// <param name="folder">Where to write; made when absent.</param>
    /// <returns>The files written, relative to <paramref name="folder"/>, with <c>/</c> between folders.</returns>
    /// <exception cref="ArgumentException">A table's id cannot be a file's name.</exception>
    /// <exception cref="BridgeException">RPT801 the folder cannot be written.</exception>
    public static IReadOnlyList<string> Write(Release release, string folder, CancellationToken token)
    {
        ProtectedTable[] tables = [.. release.Measures.SelectMany(measure => measure.Tables)];
        if (tables.FirstOrDefault(table => !IsFileName(table.Id)) is not null)
        {
            throw new ArgumentException("a table's id has other characters than letters, digits, - and _", nameof(release));
        }

        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "tables"));
            var files = new List<string>();
            foreach (ProtectedTable table in tables)
            {
                token.ThrowIfCancellationRequested();
                files.Add(WriteFile(folder, $"tables/{table.Id}.csv", TableCsv.Render(table, release.Marker)));
            }

            token.ThrowIfCancellationRequested();
            return [WriteFile(folder, PageName, ReportPage.Render(release)), .. files];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BridgeException(Issue.Error(ReportCodes.Unwritable, new Place(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))), "a folder that cannot be written", "a folder with room that this account may write to", "check the permissions and the free space of the output folder"));
        }
    }

    private static string WriteFile(string folder, string file, string text)
    {
        string path = Path.Combine(folder, file);
        string beside = path + ".writing";
        File.WriteAllText(beside, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(beside, path, overwrite: true);
        return file;
    }

    private static bool IsFileName(string id) => id.Length > 0 && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
}
