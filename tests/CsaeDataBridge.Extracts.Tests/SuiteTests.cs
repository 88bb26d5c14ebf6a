using System.Text.Json;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Tests;

/// <summary>Files that others published as hard to read, or as they really are.</summary>
public sealed class SuiteTests
{
    private static readonly SourceLayout Csv = new() { Format = SourceFormat.Delimited };

    [SuiteFact("csv-spectrum")]
    public void CsvSpectrum_EachFile_IsItsJsonTwin()
    {
        string folder = Path.Combine(RepositoryRoot.Suites!, "csv-spectrum");
        string[] files = Directory.GetFiles(Path.Combine(folder, "csvs"), "*.csv");
        Assert.Equal(12, files.Length);
        foreach (string file in files)
        {
            string name = Path.GetFileNameWithoutExtension(file);
            var read = Records.Of(file, Csv);
            using var twin = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "json", name + ".json")));
            JsonElement[] objects = twin.RootElement.ValueKind == JsonValueKind.Array ? [.. twin.RootElement.EnumerateArray()] : [twin.RootElement];
            Assert.Empty(read.Faults);
            Assert.Equal(objects.Length, read.Rows.Count);
            for (int row = 0; row < objects.Length; row++)
            {
                Assert.Equal(objects[row].EnumerateObject().Select(member => member.Name), read.Headers);
                string[] expected = [.. objects[row].EnumerateObject().Select(member => member.Value.GetString()!)];
                if (name == "location_coordinates")
                {
                    // The published twin has another telephone number than the file.
                    expected[0] = "2095257564";
                }

                Assert.Equal(expected, read.Rows[row]);
            }
        }
    }

    [SuiteFact("csv-spectrum")]
    public void CsvSpectrum_StrayQuotes_AreKeptAsTextAndListed()
    {
        var read = Records.Of(Path.Combine(RepositoryRoot.Suites!, "csv-spectrum", "csvs", "location_coordinates.csv"), Csv);
        ReaderNote note = Assert.Single(read.Notes);
        Assert.Equal(("EXT240", 1L), (note.Code, note.Count));
        Assert.Equal([2L], note.FirstLines);
    }

    [SuiteFact("csv-univocity")]
    public void Univocity_CorrectnessFile_IsAsItsAuthorsSay()
    {
        var read = Records.Of(Path.Combine(RepositoryRoot.Suites!, "csv-univocity", "correctness.csv"), Csv);
        Assert.Empty(read.Faults);
        Assert.Empty(read.Notes);
        Assert.Equal(["Year", "Make", "Model", "Description", "Price"], read.Headers);
        string[][] expected =
        [
            ["1997", "Ford", "E350", "ac, abs, moon", "3000.00"],
            ["1999", "Chevy", "Venture \"Extended Edition\"", "", "4900.00"],
            ["1996", "Jeep", "Grand Cherokee", "MUST SELL!\nair, moon roof, loaded", "4799.00"],
            ["1999", "Chevy", "Venture \"Extended Edition, Very Large\"", "", "5000.00"],
            ["", "", "Venture \"Extended Edition\"", "", "4900.00"],
        ];
        Assert.Equal(expected, read.Rows);
    }

    [SuiteFact("police-uk")]
    public void PoliceUk_EachFile_IsReadAsAnotherReaderReadsIt()
    {
        string folder = Path.GetFullPath(Path.Combine(RepositoryRoot.Suites!, "police-uk"));
        string[] files = Directory.GetFiles(folder, "*.csv");
        Assert.NotEmpty(files);
        using var session = DuckDbSession.InMemory(new DuckDbOptions { DataFolder = folder });
        foreach (string file in files)
        {
            var read = Records.Of(file, Csv);
            Assert.Empty(read.Faults);
            Assert.Empty(read.Notes);
            IReadOnlyList<string[]> expected = session.Query(
                $"FROM read_csv({Sql.Literal(file)}, all_varchar = true, header = true, parallel = false)",
                row => (string[])[.. Enumerable.Range(0, row.FieldCount).Select(column => row.IsDBNull(column) ? "" : row.GetString(column))]);
            Assert.Equal(expected, read.Rows);
        }
    }

    [SuiteFact("police-uk")]
    public void PoliceUk_BlankAndFalse_StayApart()
    {
        Assert.Equal(["", "False"], Policing("2018-06-metropolitan-stop-and-search.csv", "2018-04-city-of-london-stop-and-search.csv"));

        static IEnumerable<string> Policing(params string[] files) => files
            .SelectMany(file =>
            {
                var read = Records.Of(Path.Combine(RepositoryRoot.Suites!, "police-uk", file), Csv);
                int column = read.Headers.ToList().IndexOf("Part of a policing operation");
                return read.Rows.Select(row => row[column]);
            })
            .Distinct()
            .Order(StringComparer.Ordinal);
    }

    [SuiteFact("excel-real")]
    public void ExcelReal_TitleRowsAndTwoHeaderRows_AreRead()
    {
        string file = Path.Combine(RepositoryRoot.Suites!, "excel-real", "ethnic-groups-by-borough.xls");
        foreach (int year in Enumerable.Range(2012, 7))
        {
            var read = Records.Of(file, new SourceLayout { Format = SourceFormat.Workbook, Sheet = $"{year}", HeaderRows = 2, Trailers = ["Source*", "Note*"] });
            Assert.Equal(["Code", "Area", "Number / White", "Number / Asian", "Number / Black", "Number / Mixed/ Other", "Number / Total", "95% Confidence Interval / White"], read.Headers.Where(name => name.Contains(' ') || name.Length is 4).Take(8));
            Assert.Equal(33, read.Rows.Count(row => row[0].StartsWith("E09", StringComparison.Ordinal)));
        }

        var newest = Records.Of(file, new SourceLayout { Format = SourceFormat.Workbook, Sheet = "2018", HeaderRows = 2 });
        Assert.Equal(["E09000002", "Barking and Dagenham", "109000", "54000", "36000", "15000", "215000"], newest.Rows.Single(row => row[1] == "Barking and Dagenham")[..7]);
        Assert.Equal("-", newest.Rows.Single(row => row[1] == "City of London")[2]);
    }
}
