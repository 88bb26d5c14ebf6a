using System.Text;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Reporting;

/// <summary>Writes a release as one self-contained page and a CSV for each table. The same release gives the same bytes.</summary>
public static class ReportWriter
{
    /// <returns>The files written, relative to <paramref name="folder"/>.</returns>
    /// <exception cref="BridgeException">RPT801 the folder cannot be written.</exception>
    public static IReadOnlyList<string> Write(Release release, string folder)
    {
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "tables"));
            var files = new List<string> { "report.html" };
            File.WriteAllText(Path.Combine(folder, "report.html"), ReportPage.Render(release), new UTF8Encoding(false));
            foreach (ProtectedTable table in release.Measures.SelectMany(measure => measure.Tables))
            {
                string file = $"tables/{table.Id}.csv";
                File.WriteAllText(Path.Combine(folder, file), TableCsv.Render(table, release.Marker), new UTF8Encoding(false));
                files.Add(file);
            }

            return files;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BridgeException(Issue.Error(ReportCodes.Unwritable, new Place(Path.GetFileName(folder)), "a folder that cannot be written", "a folder with room that this account may write to", "check the permissions and the free space of the output folder"));
        }
    }
}
