namespace CsaeDataBridge.Tests;

/// <summary>Rows of a police extract, each with the cells that a test is about.</summary>
internal sealed class PoliceRows
{
    private static readonly (string Column, string Cell)[] Plain =
    [
        ("CRIME_REF_NO", ""), ("Vic URN", "V1"), ("Sus URN", ""), ("Date Recorded", "01/01/2026"), ("Offence From", ""), ("HO Code", "019/07"), ("Offence LA", "Eastmoor"),
        ("Vic Surname", "Quillfeather"), ("Vic Forename", "Ombeline"), ("Vic DOB", "01/02/2012"), ("Vic Sex", "F"), ("Vic SDE", ""), ("Vic Postcode", "NS7 6RV"), ("Vic Home LA", "Eastmoor"),
        ("Sus Age", ""), ("CSA Flag", ""), ("CSE Flag", ""), ("HSB Flag", ""), ("Markers", ""), ("Case Status", "OPEN"), ("MO Text", "CANARY"),
    ];

    private readonly List<string> lines = [string.Join(',', Plain.Select(cell => cell.Column))];

    /// <summary>Adds a row with other cells than a plain one.</summary>
    public PoliceRows Add(string reference, params (string Column, string Cell)[] cells)
    {
        Assert.All(cells, cell => Assert.Contains(Plain, known => known.Column == cell.Column));
        lines.Add(string.Join(',', Plain.Select(cell => cell.Column == "CRIME_REF_NO" ? reference : cells.FirstOrDefault(other => other.Column == cell.Column, cell).Cell)));
        return this;
    }

    /// <summary>Adds a line as it is.</summary>
    public PoliceRows AddLine(string line)
    {
        lines.Add(line);
        return this;
    }

    public void Write(string path) => File.WriteAllLines(path, lines);
}
