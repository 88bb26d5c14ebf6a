using System.Text.Json;

namespace CsaeDataBridge.Northshire;

/// <summary>One FHIR R4 bundle of a clinic's attendances, an entry to a line.</summary>
internal sealed class ClinicBundle : IDisposable
{
    private readonly StreamWriter file;
    private readonly string host;
    private readonly HashSet<int> patients = [];
    private int entries;

    /// <param name="host">Whose server the addresses of the entries name.</param>
    /// <param name="sites">The clinic's sites, each a Location.</param>
    public ClinicBundle(string path, DateOnly made, string host, IReadOnlyList<string> sites)
    {
        this.host = host;
        file = TextFile.Create(path);
        file.Write($$"""{"resourceType":"Bundle","type":"collection","timestamp":"{{TextFile.Iso(made)}}T23:00:00Z","entry":[""");
        for (int site = 0; site < sites.Count; site++)
        {
            string name = sites[site];
            string id = Id("site", site);
            Entry("Location", id, json => json.WriteString("name", name));
        }
    }

    /// <summary>The place of the last entry in Bundle.entry, from 1.</summary>
    public int Last => entries;

    public static string Id(string prefix, long number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{prefix}{number}");

    /// <summary>Adds a person, once a bundle.</summary>
    public void Patient(Person person, bool knowsNhsNumber, string district)
    {
        if (!patients.Add(person.Number))
        {
            return;
        }

        Entry("Patient", Id("C", person.Number), json =>
        {
            json.WriteStartArray("extension");
            Remark(json);
            json.WriteStartObject();
            json.WriteString("url", "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory");
            Concept(json, "valueCodeableConcept", "https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategory", Places.Ethnicities[person.Ethnicity].Nhs, null);
            json.WriteEndObject();
            json.WriteEndArray();
            if (knowsNhsNumber)
            {
                json.WriteStartArray("identifier");
                json.WriteStartObject();
                Concept(json, "type", null, null, "CANARY-IDENTIFIER");
                json.WriteString("system", "https://fhir.nhs.uk/Id/nhs-number");
                json.WriteString("value", person.NhsNumber);
                json.WriteStartObject("assigner");
                json.WriteString("display", "CANARY-IDENTIFIER");
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteEndArray();
            }

            json.WriteStartArray("name");
            json.WriteStartObject();
            json.WriteString("text", "CANARY-NAME");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteString("gender", person.Female ? "female" : "male");
            json.WriteString("birthDate", TextFile.Iso(person.Born));
            json.WriteStartArray("address");
            json.WriteStartObject();
            json.WriteString("district", district);
            json.WriteEndObject();
            json.WriteEndArray();
        });
    }

    /// <summary>Adds a resource with what every resource of a clinic has: free text that no clause permits.</summary>
    public void Entry(string type, string id, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("fullUrl", $"https://{host}/fhir/{type}/{id}");
            json.WriteStartObject("resource");
            json.WriteString("resourceType", type);
            json.WriteString("id", id);
            if (type is "Encounter" or "EpisodeOfCare" or "Condition")
            {
                json.WriteStartObject("text");
                json.WriteString("status", "generated");
                json.WriteString("div", "<div xmlns=\"http://www.w3.org/1999/xhtml\">CANARY-NARRATIVE</div>");
                json.WriteEndObject();
            }

            if (type is "Encounter" or "EpisodeOfCare")
            {
                Contained(json);
                json.WriteStartArray("extension");
                Remark(json);
                json.WriteEndArray();
            }

            write(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        file.Write(entries++ == 0 ? "\n" : ",\n");
        file.Write(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    /// <summary>A reference, to a patient with a display that names them.</summary>
    public static void Reference(Utf8JsonWriter json, string name, string reference)
    {
        json.WriteStartObject(name);
        json.WriteString("reference", reference);
        if (name is "subject" or "patient")
        {
            json.WriteString("display", "CANARY-DISPLAY");
        }

        json.WriteEndObject();
    }

    /// <summary>A list of one reference, without a display.</summary>
    public static void References(Utf8JsonWriter json, string name, string reference)
    {
        json.WriteStartArray(name);
        json.WriteStartObject();
        json.WriteString("reference", reference);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <param name="end">Null when it has not ended.</param>
    public static void Period(Utf8JsonWriter json, string start, string? end)
    {
        json.WriteStartObject("period");
        json.WriteString("start", start);
        if (end is not null)
        {
            json.WriteString("end", end);
        }

        json.WriteEndObject();
    }

    /// <summary>What somebody typed, which no clause permits.</summary>
    public static void Note(Utf8JsonWriter json)
    {
        json.WriteStartArray("note");
        json.WriteStartObject();
        json.WriteString("text", "CANARY-CLINICAL");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>A CodeableConcept with a code, with words, or with both.</summary>
    public static void Concept(Utf8JsonWriter json, string? name, string? system, string? code, string? text)
    {
        if (name is null)
        {
            json.WriteStartObject();
        }
        else
        {
            json.WriteStartObject(name);
        }

        if (code is not null)
        {
            json.WriteStartArray("coding");
            json.WriteStartObject();
            json.WriteString("system", system);
            json.WriteString("code", code);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (text is not null)
        {
            json.WriteString("text", text);
        }

        json.WriteEndObject();
    }

    public void Dispose()
    {
        file.Write("\n]}\n");
        file.Dispose();
    }

    // An extension of the clinic's own, which turns no meaning: a reader may leave it, and must.
    private void Remark(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("url", $"https://{host}/fhir/StructureDefinition/remark");
        json.WriteString("valueString", "CANARY-EXTENSION");
        json.WriteEndObject();
    }

    private void Contained(Utf8JsonWriter json)
    {
        json.WriteStartArray("contained");
        json.WriteStartObject();
        json.WriteString("resourceType", "Basic");
        json.WriteString("id", "remark");
        Concept(json, "code", null, null, "CANARY-CONTAINED");
        Reference(json, "subject", "#");
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
