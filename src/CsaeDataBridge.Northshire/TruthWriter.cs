using System.Globalization;

namespace CsaeDataBridge.Northshire;

/// <summary>Writes what every source row states: the answer against which an import is judged.</summary>
internal sealed class TruthWriter : IDisposable
{
    private readonly StreamWriter rows;

    public TruthWriter(string folder)
    {
        Directory.CreateDirectory(folder);
        rows = TextFile.Create(Path.Combine(folder, "rows.csv"));
        rows.WriteLine("feed,file,line,fate,person,day,harm,status,role,setting");
    }

    /// <summary>A row that must be mapped and states these concerns, which may be none.</summary>
    /// <param name="day">The date of the event that the row speaks of.</param>
    /// <param name="setting">The setting that the row states of its concerns; empty when it states none.</param>
    public void Mapped(string feed, string file, long line, int person, DateOnly day, string setting, params (string Harm, string Status, string Role)[] concerns)
    {
        if (concerns.Length == 0)
        {
            Row(feed, file, line, "mapped", person, TextFile.Iso(day), "", "", "", "");
        }

        foreach ((string harm, string status, string role) in concerns)
        {
            Row(feed, file, line, "mapped", person, TextFile.Iso(day), harm, status, role, setting);
        }
    }

    /// <summary>A row with another fate: duplicate, excluded or held.</summary>
    public void Other(string feed, string file, long line, string fate, int person) => Row(feed, file, line, fate, person, "", "", "", "", "");

    public void Dispose() => rows.Dispose();

    private void Row(string feed, string file, long line, string fate, int person, string day, string harm, string status, string role, string setting) =>
        rows.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{feed},{file},{line},{fate},{person},{day},{harm},{status},{role},{setting}"));
}
