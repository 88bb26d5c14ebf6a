using System.Text.Json;
using System.Text.RegularExpressions;

namespace CsaeDataBridge.Fhir;

/// <summary>A ViewDefinition as it is written, checked for its shape.</summary>
/// <param name="Where">Each condition with its place.</param>
internal sealed partial record ViewDocument(
    string? Name,
    string Resource,
    IReadOnlyDictionary<string, ViewValue> Constants,
    IReadOnlyList<ViewSelect> Selects,
    IReadOnlyList<(string Place, string Path)> Where)
{
    private const int MaxDepth = 64;

    /// <summary>What says who wrote a view and for what; it does not change its rows.</summary>
    private static readonly string[] About =
    [
        "resourceType", "id", "meta", "implicitRules", "language", "text", "contained", "extension", "url", "identifier", "version", "versionAlgorithmString", "name", "title", "status", "experimental",
        "date", "publisher", "contact", "description", "useContext", "jurisdiction", "purpose", "copyright", "copyrightLabel", "fhirVersion", "profile",
    ];

    /// <param name="file">The name to show in issues.</param>
    public static ViewDocument Read(ReadOnlyMemory<byte> utf8, string? file)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
            return Read(document.RootElement, file);
        }
        catch (JsonException)
        {
            throw ViewFault.NotAView(file, "", "text that is not JSON, or a key twice in one object", "one JSON object of at most 64 levels");
        }
        catch (InvalidOperationException)
        {
            // The library says so of invalid UTF-8 and of half a surrogate pair.
            throw ViewFault.NotAView(file, "", "text that is not valid Unicode", "UTF-8");
        }
    }

    private static ViewDocument Read(JsonElement root, string? file)
    {
        var view = new ViewObject(root, "", file);
        if (view.Text("resourceType") is not (null or "ViewDefinition"))
        {
            throw ViewFault.NotAView(file, "resourceType", "a resource of another type", "ViewDefinition");
        }

        view.Allow([.. About, "resource", "constant", "select", "where"]);
        string resource = view.Required("resource");
        if (!FhirSchema.R4.TryGetType(resource, out FhirType? type) || type.Kind != FhirTypeKind.Resource || type.IsAbstract)
        {
            throw ViewFault.NotAView(file, "resource", "a type of resource that R4 does not have", "for example Patient");
        }

        ViewSelect[] selects = [.. view.Objects("select").Select(Select)];
        if (selects.Length == 0)
        {
            throw ViewFault.NotAView(file, "select", "nothing", "at least one select");
        }

        var constants = new Dictionary<string, ViewValue>(StringComparer.Ordinal);
        foreach (ViewObject constant in view.Objects("constant"))
        {
            if (!constants.TryAdd(NameOf(constant), ViewConstant.Read(constant)))
            {
                throw ViewFault.NotAView(file, constant.Place, "a name that another constant has", "each name once");
            }
        }

        return new ViewDocument(view.Text("name"), resource, constants, selects, [.. view.Objects("where").Select(Where)]);

        static (string Place, string Path) Where(ViewObject where)
        {
            where.Allow("path", "description", "id", "extension");
            return (where.Place + ".path", where.Required("path"));
        }
    }

    private static ViewSelect Select(ViewObject select)
    {
        select.Allow("column", "select", "forEach", "forEachOrNull", "repeat", "unionAll", "id", "extension");
        string[] repeat = select.Texts("repeat");
        string[] unfold = [.. new[] { "forEach", "forEachOrNull", "repeat" }.Where(select.Has)];
        return unfold.Length > 1
            ? throw ViewFault.NotAView(select.File, select.Place, string.Join(" and ", unfold), "one of forEach, forEachOrNull and repeat")
            : new ViewSelect(
                select.Place,
                [.. select.Objects("column").Select(Column)],
                select.Text("forEach"),
                select.Text("forEachOrNull"),
                repeat,
                [.. select.Objects("select").Select(Select)],
                [.. select.Objects("unionAll").Select(Select)]);
    }

    private static ViewColumnText Column(ViewObject column)
    {
        column.Allow("name", "path", "description", "collection", "type", "tag", "id", "extension");
        return new ViewColumnText(column.Place, NameOf(column), column.Required("path"), column.Text("type"), column.Flag("collection"));
    }

    private static string NameOf(ViewObject owner)
    {
        string name = owner.Required("name");
        return NamePattern().IsMatch(name) ? name : throw ViewFault.NotAView(owner.File, owner.Place + ".name", "a name with other characters", "a letter, then letters, digits and underscores");
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,254}$", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
