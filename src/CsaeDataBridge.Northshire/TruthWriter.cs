using System.Globalization;

namespace CsaeDataBridge.Northshire;

/// <summary>Writes what every source row states: the answer against which an import is judged.</summary>
internal sealed class TruthWriter : IDisposable
{
    private readonly StreamWriter rows;
    private readonly StreamWriter records;
    private readonly StreamWriter crimes;
    private readonly StreamWriter assessments;
    private readonly StreamWriter plans;
    private readonly StreamWriter attendances;
    private readonly StreamWriter waits;

    public TruthWriter(string folder)
    {
        StreamWriter Create(string name, string header)
        {
            StreamWriter writer = TextFile.Create(Path.Combine(folder, name));
            writer.WriteLine(header);
            return writer;
        }

        rows = Create("rows.csv", "feed,file,line,fate,person,day,harm,status,role,setting");
        records = Create("records.csv", "feed,file,line,reference,born,sex,home,nhs_number,upn,area");
        crimes = Create("crimes.csv", "feed,file,line,occurred,offence,about,area");
        assessments = Create("assessments.csv", "feed,file,line,completed,factors");
        plans = Create("plans.csv", "feed,file,line,ended,category");
        attendances = Create("attendances.csv", "feed,file,line,site,pathway,examination");
        waits = Create("waits.csv", "feed,file,line,service,referred,started,ended,status");
    }

    /// <summary>A row that must be mapped and states these concerns, which may be none.</summary>
    /// <param name="setting">The setting that the row states of its concerns; empty when it states none.</param>
    public void Mapped(SourceLine line, Person person, Stated stated, string setting, params (string Harm, string Status, string Role)[] concerns) =>
        Record(line, "mapped", person, stated, setting, concerns);

    /// <summary>A row that a clause of the agreement keeps out, with what it states all the same.</summary>
    public void Excluded(SourceLine line, Person person, Stated stated, string setting, params (string Harm, string Status, string Role)[] concerns) =>
        Record(line, "excluded", person, stated, setting, concerns);

    /// <summary>A row that states nothing to count: a duplicate, one that is held, or one about what did not take place.</summary>
    public void Other(SourceLine line, string fate, int person) => Row(line, fate, person, "", "", "", "", "");

    /// <param name="about">child: the offence's wording makes the victim one; age: that depends on the victim's age; images: indecent images; empty: not sexual.</param>
    /// <param name="area">Code of the council where it happened.</param>
    public void Crime(SourceLine line, DateOnly occurred, string offence, string about, string area) =>
        Put(crimes, $"{line},{TextFile.Iso(occurred)},{offence},{about},{area}");

    public void Assessment(SourceLine line, DateOnly completed, IEnumerable<string> factors) =>
        Put(assessments, $"{line},{TextFile.Iso(completed)},{string.Join('|', factors)}");

    /// <param name="category">sexual, multiple or other.</param>
    public void Plan(SourceLine line, DateOnly? ended, string category) => Put(plans, $"{line},{Day(ended)},{category}");

    /// <param name="examination">done, declined, not_indicated or not_offered; empty when the centre does not say.</param>
    public void Attendance(SourceLine line, string site, string pathway, string examination) =>
        Put(attendances, $"{line},{site},{pathway},{examination}");

    /// <param name="status">waiting, in_service, closed or not_accepted.</param>
    public void Wait(SourceLine line, string service, DateOnly referred, DateOnly? started, DateOnly? ended, string status) =>
        Put(waits, $"{line},{service},{TextFile.Iso(referred)},{Day(started)},{Day(ended)},{status}");

    public void Dispose()
    {
        foreach (StreamWriter writer in (StreamWriter[])[rows, records, crimes, assessments, plans, attendances, waits])
        {
            writer.Dispose();
        }
    }

    private void Record(SourceLine line, string fate, Person person, Stated stated, string setting, (string Harm, string Status, string Role)[] concerns)
    {
        string day = TextFile.Iso(stated.Day);
        if (concerns.Length == 0)
        {
            Row(line, fate, person.Number, day, "", "", "", "");
        }

        foreach ((string harm, string status, string role) in concerns)
        {
            Row(line, fate, person.Number, day, harm, status, role, setting);
        }

        Put(records, $"{line},{stated.Reference},{(stated.Born ? TextFile.Iso(person.Born) : "")},{(stated.Sex ? person.Female ? "female" : "male" : "")},{stated.Home},{stated.NhsNumber},{stated.Upn},{stated.Area}");
    }

    private void Row(SourceLine line, string fate, int person, string day, string harm, string status, string role, string setting) =>
        Put(rows, $"{line},{fate},{person},{day},{harm},{status},{role},{setting}");

    private static void Put(StreamWriter writer, FormattableString line) => writer.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static string Day(DateOnly? day) => day is { } known ? TextFile.Iso(known) : "";
}
