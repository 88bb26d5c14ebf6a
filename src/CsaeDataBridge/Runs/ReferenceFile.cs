using System.Globalization;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Runs;

/// <summary>The agencies, areas and residents that the configuration states.</summary>
internal static class ReferenceFile
{
    private const string Header = "area_code,year,sex,age,persons";

    /// <exception cref="BridgeException">CFG110, CFG111: the population file is missing or a line of it is wrong.</exception>
    public static ReferenceData Read(BridgeConfiguration configuration) => new()
    {
        Agencies = [.. configuration.Agencies.Select(agency => new AgencyRow(agency.Id, agency.Name, agency.Kind, agency.Area))],
        Areas = [.. configuration.Areas.Select(area => new AreaRow(area.Code, area.Name, area.Kind))],
        Population = configuration.PopulationFile is { } file ? ReadPopulation(file) : [],
    };

    private static string[] Lines(string path, string name)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BridgeException(Issue.Error(ProgramCodes.FileAccess, new Place(name), "a file that cannot be opened", "a readable file", "check that this account may read it"));
        }
    }

    private static List<PopulationRow> ReadPopulation(string path)
    {
        string name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            throw new BridgeException(Issue.Error(ProgramCodes.NotFound, new Place(name), "no such file", "the population file that bridge.yaml names", "correct 'population:', or add the file"));
        }

        var rows = new List<PopulationRow>();
        int line = 0;
        foreach (string text in Lines(path, name))
        {
            line++;
            string[] cells = text.Split(',');
            if (line == 1 && text == Header)
            {
                continue;
            }

            if (cells.Length == 5
                && short.TryParse(cells[1], NumberStyles.None, CultureInfo.InvariantCulture, out short year)
                && short.TryParse(cells[3], NumberStyles.None, CultureInfo.InvariantCulture, out short age)
                && int.TryParse(cells[4], NumberStyles.None, CultureInfo.InvariantCulture, out int persons))
            {
                rows.Add(new PopulationRow(cells[0], year, cells[2], age, persons));
                continue;
            }

            throw new BridgeException(Issue.Error(ProgramCodes.Configuration, new Place(name, line), "a line of another shape", Header, "write whole numbers for year, age and persons"));
        }

        return rows;
    }
}
