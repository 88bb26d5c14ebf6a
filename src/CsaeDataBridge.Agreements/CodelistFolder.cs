using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>The lists beside the agreements: <c>&lt;codeset&gt;.csv</c> with a first column <c>code</c>, and <c>&lt;product&gt;.yaml</c> with measure ids.</summary>
internal sealed class CodelistFolder(string folder, ICollection<Issue> issues)
{
    /// <summary>The codes of a codeset in file order; an absent file is an issue and gives none.</summary>
    public IReadOnlyList<string> Codes(string codeset, Place place)
    {
        string path = Path.Combine(folder, codeset + ".csv");
        if (!IsName(codeset) || !File.Exists(path))
        {
            issues.Add(Issue.Error(AgreementCodes.NoCodeset, place with { Field = codeset }, "a codeset without a file", $"codelists/{codeset}.csv beside the agreements, with a first column 'code'", "add the file, or name a codeset that exists"));
            return [];
        }

        return [.. File.ReadLines(path).Skip(1).Select(line => line.Split(',')[0].Trim('"', ' ')).Where(code => code.Length > 0)];
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

    // A codeset is a word, so that no agreement can name a path outside its own folder.
    private static bool IsName(string name) => name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
