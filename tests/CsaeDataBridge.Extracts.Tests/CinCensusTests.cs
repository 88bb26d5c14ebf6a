using System.Xml.Linq;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

/// <summary>Children in Need census files that others published, with the department's own schemas of eight years.</summary>
public sealed class CinCensusTests
{
    private const string Rows = "Message/Children/Child/CINdetails/Assessments";

    private static string Folder => Path.Combine(RepositoryRoot.Suites!, "cin-census");

    private static IEnumerable<string> Files => Directory.GetFiles(Folder, "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    [SuiteFact("cin-census")]
    public void Assessments_EachFile_HaveTheChildAndFactorsThatAnotherReaderFinds()
    {
        int factors = 0;
        foreach (string file in Files)
        {
            string[] expected = [.. XDocument.Load(file).Descendants("Assessments").Select(assessment => string.Join('|',
                assessment.Parent!.Parent!.Element("ChildIdentifiers")?.Element("LAchildID")?.Value ?? "",
                assessment.Element("AssessmentActualStartDate")?.Value ?? "",
                string.Join('\u001F', assessment.Descendants("AssessmentFactors").Select(factor => factor.Value))))];
            var read = Records.Of(file, new SourceLayout { Format = SourceFormat.Xml, Rows = Rows }, "../../ChildIdentifiers/LAchildID", "AssessmentActualStartDate", "FactorsIdentifiedAtAssessment/AssessmentFactors");
            Assert.Empty(read.Faults);
            Assert.Equal(expected, read.Rows.Select(row => string.Join('|', row)));
            factors += read.Rows.Sum(row => row[2].Length == 0 ? 0 : row[2].Split('\u001F').Length);
        }

        Assert.NotEqual(0, factors);
    }

    [SuiteFact("cin-census")]
    public void Schema_OfEachYear_TellsWhatFollowsItAndWhereTheFirstFaultIs()
    {
        string[] schemas = [.. Directory.GetFiles(Path.Combine(Folder, "xsd"), "*.xsd").Order(StringComparer.Ordinal)];
        Assert.Equal(8, schemas.Length);

        // Made to follow every year's schema.
        Assert.All(schemas, schema => Assert.Null(Fault("fake_CIN_data.xml", schema)));

        // Text beside an element, as one system really sent it.
        Assert.All(schemas, schema => Assert.Equal("CIN_Census_2021.xml, line 23, column 45", Fault("CIN_Census_2021.xml", schema)));

        // Codes that came with the year 2022.
        Assert.Equal(
            [.. Enumerable.Repeat("cin-2022.xml, line 52, column 18", 5), null, null, null],
            schemas.Select(schema => Fault(Path.GetFileName(Files.Single(file => file.EndsWith("cin-2022.xml", StringComparison.Ordinal))), schema)));
    }

    private static string? Fault(string name, string schema)
    {
        try
        {
            XmlSchemaFile.Check(Delivery.Open(Files.Single(file => Path.GetFileName(file) == name)), schema);
            return null;
        }
        catch (BridgeException failure)
        {
            Assert.Equal("EXT215", failure.Issues[0].Code);
            return failure.Issues[0].Place.ToString();
        }
    }
}
