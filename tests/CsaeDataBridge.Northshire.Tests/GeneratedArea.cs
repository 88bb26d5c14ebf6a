using System.Text;
using CsaeDataBridge.Northshire;

namespace CsaeDataBridge.Tests;

/// <summary>An area of another seed than the sample's, with its truth and its police extracts as rows of named cells.</summary>
public sealed class GeneratedArea : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-shares").FullName;

    public GeneratedArea()
    {
        NorthshireGenerator.Write(folder, NorthshireGenerator.DefaultPeople, 42, CancellationToken.None);
        People = Truth("people").ToDictionary(row => row["person"]);
        Rows = Truth("rows");
        Crimes = [.. Truth("crimes").Join(Rows, Place, Place, (crime, row) => (crime, row)).DistinctBy(pair => Place(pair.crime))];
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        PoliceRows = [.. Directory.GetFiles(Path.Combine(folder, "extracts", "northshire-police"), "NSP_CRIME_*.csv").SelectMany(file => Read(file, Encoding.GetEncoding(1252)))];
        Population = Read(Path.Combine(folder, "population.csv"), Encoding.UTF8);
    }

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> People { get; }

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows { get; }

    /// <summary>Each crime of the truth with what its row states first.</summary>
    public IReadOnlyList<(IReadOnlyDictionary<string, string> Crime, IReadOnlyDictionary<string, string> Row)> Crimes { get; }

    public IReadOnlyList<IReadOnlyDictionary<string, string>> PoliceRows { get; }

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Population { get; }

    /// <summary>People with a true concern.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string>> Concerned => People.Values.Where(person => person["harm"].Length > 0);

    /// <summary>People who truly experienced abuse or exploitation.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string>> Harmed => Concerned.Where(person => person["harm"] != "hsb");

    public static int Years(string born, string day)
    {
        var (birth, then) = (DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        int years = then.Year - birth.Year;
        return then < birth.AddYears(years) ? years - 1 : years;
    }

    public void Dispose() => Directory.Delete(folder, true);

    private IReadOnlyList<IReadOnlyDictionary<string, string>> Truth(string name) => Read(Path.Combine(folder, "truth", name + ".csv"), Encoding.UTF8);

    private static (string, string, string) Place(IReadOnlyDictionary<string, string> row) => (row["feed"], row["file"], row["line"]);

    // No cell that is asked for here stands after one with a comma in quotes; the one broken row of the sample is read as it stands.
    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string file, Encoding encoding)
    {
        string[] lines = File.ReadAllLines(file, encoding);
        string[] names = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => names.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))];
    }
}
