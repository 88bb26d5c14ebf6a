using System.Globalization;
using System.Text;

namespace CsaeDataBridge.Benchmarks;

/// <summary>Writes a police extract of 24 columns and about 195 bytes a row, the same for the same number of rows; made-up content, ASCII only, so that a reader of UTF-8 can read it too.</summary>
internal sealed class PoliceExtract
{
    private const string Header = "Crime Ref,Vic URN,Sus URN,Date Recorded,Offence From,HO Code,Offence LA,Vic Surname,Vic Forename,Vic DOB,Vic Sex,Vic SDE,Vic Postcode,Vic Home LA,Sus Age,Sus Sex,Sus Ethnicity Obs,CSA Flag,CSE Flag,HSB Flag,Markers,Case Status,Outcome,MO Text";
    private static readonly string[] Councils = ["Eastmoor", "Westvale", "Northport", "Southmere"];
    private static readonly string[] Offences = ["008/06", "105/01", "034/00", "045/10", "049/10", "019/07", "019/16", "022/02", "071/02", "08802", "8/06"];
    private static readonly string[] Csa = ["Y", "CSA", "? CSA", "CSA - Suspected", "CSA - Confirmed", "Historic CSA"];
    private static readonly string[] Cse = ["Y", "CSE", "? CSE", "CSE Suspected", "At risk of CSE", "No longer at risk"];
    private static readonly string[] Hsb = ["HSB displayed - confirmed", "HSB - displaying"];
    private static readonly string[] Blank = ["", "", "", "", "N/K", "Not known", "-"];
    private static readonly string[] Ethnicities = ["W1", "W9", "A2", "A1", "B2", "B1", "M1", "O9", "NS", ""];
    private static readonly string[] Syllables = ["bar", "del", "fen", "gor", "hal", "kem", "lor", "mar", "nes", "pol", "rin", "sten", "tor", "wick"];
    private static readonly string[] Words = ["seen", "near", "bus", "station", "reported", "by", "school", "called", "later", "statement", "taken", "no", "further", "detail"];

    private readonly StringBuilder row = new(256);
    private ulong state = 0x2545F4914F6CDD1D;

    public static void Write(string path, long rows, CancellationToken token)
    {
        var extract = new PoliceExtract();
        using var writer = new StreamWriter(path, false, Encoding.ASCII, 1 << 20);
        writer.Write(Header + "\r\n");
        for (long number = 0; number < rows; number++)
        {
            if ((number & 0xFFFF) == 0)
            {
                token.ThrowIfCancellationRequested();
            }

            extract.Row(number, rows);
            writer.Write(extract.row);
        }
    }

    private void Row(long number, long rows)
    {
        row.Clear();
        long person = Below(Math.Max(1, rows / 2));
        var day = new DateOnly(2024, 4, 1);
        DateOnly recorded = day.AddDays(Below(720));
        Cell($"NS/{1_000_000 + number}");
        Cell($"V{1_000_000 + person}");
        Cell(Below(100) < 55 ? string.Create(CultureInfo.InvariantCulture, $"S{Below(900_000)}") : "");
        Cell(recorded.ToString(Below(10) < 3 ? "dd-MMM-yy" : "dd/MM/yyyy", CultureInfo.InvariantCulture));
        Cell(recorded.AddDays(-Below(20)).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
        Cell(Pick(Offences));
        Cell(Pick(Councils));

        // What a person is stays the same in every row of the person.
        ulong now = state;
        state = 0x9E3779B97F4A7C15 * (ulong)(person + 1);
        Cell(Pick(Syllables) + Pick(Syllables));
        Cell(Pick(Syllables) + Pick(Syllables));
        Cell(new DateOnly(2007, 1, 1).AddDays(Below(6000)).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
        Cell(Below(2) == 0 ? "F" : "Male");
        Cell(Pick(Ethnicities));
        Cell($"ZZ{Below(90) + 10} {Below(10)}AB");
        Cell(Pick(Councils));
        state = now;

        Cell(Below(100) < 60 ? string.Create(CultureInfo.InvariantCulture, $"{10 + Below(50)}") : "");
        Cell(Below(100) < 70 ? "M" : "");
        Cell(Below(100) < 40 ? "IC1" : "");
        int harm = Below(100);
        Cell(harm < 12 ? Pick(Csa) : Pick(Blank));
        Cell(harm is >= 12 and < 20 ? Pick(Cse) : Below(2000) == 0 ? "MAYBE LATER" : Pick(Blank));
        Cell(harm is 20 or 21 ? Pick(Hsb) : Pick(Blank));
        Cell(harm is >= 12 and < 15 ? "CSE; MISPER" : harm < 3 ? "ONLINE" : "");
        Cell(Below(150) == 0 ? "SEALED" : "OPEN");
        Cell(Below(2) == 0 ? "" : "16");
        for (int word = 0; word < 8; word++)
        {
            row.Append(Pick(Words)).Append(' ');
        }

        row.Append("\r\n");
    }

    private void Cell(FormattableString text) => Cell(text.ToString(CultureInfo.InvariantCulture));

    private void Cell(string text) => row.Append(text).Append(',');

    private string Pick(string[] choices) => choices[Below(choices.Length)];

    private int Below(long limit)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return (int)((state * 0x2545F4914F6CDD1D >> 33) % (ulong)limit);
    }
}
