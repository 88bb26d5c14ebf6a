using System.Globalization;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>The lists beside the agreements: codesets and gateways as CSV with a header, products as YAML with measure ids.</summary>
internal sealed class CodelistFolder(string folder, ICollection<Issue> issues)
{
    private const string GatewayFile = "gateways";
    private Dictionary<string, Gateway>? gateways;

    /// <summary>The codes of a codeset in file order; an absent file is an issue and gives none.</summary>
    public IReadOnlyList<string> Codes(string codeset, Place place) => [.. Rows(codeset, place).Select(row => row[0])];

    /// <summary>The codes of a codeset, each with its <c>group</c>, which stands in the second column.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Groups(string codeset, Place place) =>
        [.. Rows(codeset, place).Where(row => row.Length > 1).Select(row => KeyValuePair.Create(row[0], row[1]))];

    /// <summary>The gateways of some codes; one that the list does not have is an issue.</summary>
    public IReadOnlyList<Gateway> Gateways(IReadOnlyList<string> codes, Place place)
    {
        if (codes.Count == 0)
        {
            return [];
        }

        gateways ??= ReadGateways(place);
        foreach (string code in codes.Where(code => !gateways.ContainsKey(code)))
        {
            issues.Add(Issue.Error(AgreementCodes.NoCodeset, place with { Field = code }, "a power or duty that the list of gateways does not have", $"one of {string.Join(", ", gateways.Keys.Order(StringComparer.Ordinal))}", "correct the code, or add a line with its source to codelists/gateways.csv"));
        }

        return [.. codes.Where(gateways.ContainsKey).Select(code => gateways[code])];
    }

    /// <summary>The measure ids of a product: a measure id stands for itself; anything else is a file with <c>measures:</c>.</summary>
    public IReadOnlyList<string> Product(string product, Place place)
    {
        if (product is ['M', >= '0' and <= '9', >= '0' and <= '9'])
        {
            return [product];
        }

        string path = Path.Combine(folder, product + ".yaml");
        if (!IsName(product) || !File.Exists(path))
        {
            issues.Add(Issue.Error(AgreementCodes.NoCodeset, place with { Field = product }, "a product without a file", $"codelists/{product}.yaml beside the agreements, with 'measures:'", "add the file, or list measure ids"));
            return [];
        }

        var keys = new YamlKeys(StrictYaml.ReadFile(path, $"codelists/{product}.yaml"), "a product", AgreementCodes.Malformed, issues);
        keys.Text("title");
        IReadOnlyList<string> measures = keys.Texts("measures");
        keys.Finish();
        return measures;
    }

    private Dictionary<string, Gateway> ReadGateways(Place place)
    {
        var read = new Dictionary<string, Gateway>(StringComparer.Ordinal);
        int line = 1;
        foreach (string[] row in Rows(GatewayFile, place))
        {
            line++;
            string[] cells = [.. row, "", "", "", ""];
            if (cells[1] is not ("power" or "duty") || !IsDayOrBlank(cells[2], out DateOnly? from) || !IsDayOrBlank(cells[3], out DateOnly? repealed) || !read.TryAdd(cells[0], new Gateway(cells[0], cells[1] == "duty", from, repealed, cells[4])))
            {
                issues.Add(Issue.Error(AgreementCodes.Malformed, new Place($"codelists/{GatewayFile}.csv", line), "a line of another form, or a code for the second time", "code, power or duty, in_force_from, repealed_on, source; the dates yyyy-MM-dd or blank", "correct the line"));
            }
        }

        return read;
    }

    private static bool IsDayOrBlank(string cell, out DateOnly? day)
    {
        bool read = DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date);
        day = read ? date : null;
        return read || cell.Length == 0;
    }

    // The lists are written by hand: cells without commas, in quotes or not.
    private IEnumerable<string[]> Rows(string codeset, Place place)
    {
        string path = Path.Combine(folder, codeset + ".csv");
        if (!IsName(codeset) || !File.Exists(path))
        {
            issues.Add(Issue.Error(AgreementCodes.NoCodeset, place with { Field = codeset }, "a codeset without a file", $"codelists/{codeset}.csv beside the agreements, with a first column 'code'", "add the file, or name a codeset that exists"));
            return [];
        }

        return DefinitionFile.Text(path, $"codelists/{codeset}.csv").Split('\n').Skip(1).Select(line => line.Split(',').Select(cell => cell.Trim('"', ' ', '\r')).ToArray()).Where(row => row[0].Length > 0);
    }

    // A codeset is a word, so that no agreement can name a path outside its own folder.
    private static bool IsName(string name) => name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
