using System.Text.RegularExpressions;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Tests;

/// <summary>A deployment made of one template as its page says: its lines in bridge.yaml, its flow in an agreement, its mapping approved, its sample delivered.</summary>
internal sealed partial class TemplateArea : IDisposable
{
    private readonly Template template;
    private readonly string root = Directory.CreateTempSubdirectory("bridge-template").FullName;

    /// <param name="template">The template.</param>
    /// <param name="deliveries">What is delivered, by the names of its deliveries; null delivers the sample.</param>
    /// <param name="schema">The schema that XML must follow; null checks none.</param>
    public TemplateArea(Template template, IReadOnlyDictionary<string, string>? deliveries = null, string? schema = null)
    {
        this.template = template;
        string from = FromLine().Match(template.Flow).Groups["from"].Value;
        Write("agreements/ISA-EXS-0001.yaml", $$"""
            isa_schema: 1
            id: ISA-EXS-0001
            version: 1
            title: Exampleshire
            status: signed
            effective_from: 2024-04-01
            review_by: 2026-12-31
            expires_on: 2027-03-31
            parties:
              - { id: {{from}}, name: The sender, role: joint_controller }
              - { id: exampleshire-host, name: The host, role: joint_controller, host: true }
            purposes:
              - { id: P1, clause: "2.1", code: EXS, text: Plan services }
            lawful_basis:
              - { party: {{from}}, purpose: P1, clause: "3.1", art6: 6.1.e, art9: 9.2.g, sch1: para18, confidence: overriding_public_interest }
              - { party: exampleshire-host, purpose: P1, clause: "3.2", art6: 6.1.e, art9: 9.2.g, sch1: para18, confidence: overriding_public_interest }

            """ + template.Flow);

        // A sample is made of odd rows, of which more are held than any load may hold.
        Write(template.MappingPath, HeldRows().Replace(File.ReadAllText(template.In("mapping.yaml")), "held_rows: { at_most: 100% }").Replace("status: draft", "status: active", StringComparison.Ordinal).Replace("  format: xml\n", schema is null ? "  format: xml\n" : $"  format: xml\n  schema: {schema}\n", StringComparison.Ordinal));
        if (File.Exists(template.View))
        {
            Write(Path.ChangeExtension(template.MappingPath, ".view.json"), File.ReadAllText(template.View));
        }

        ApprovalBook.Read(Mapping, template.MappingPath).Approve(MappingReader.ReadFile(Mapping, template.MappingPath, Template.Lists), "A tester", "To load the sample", DateTimeOffset.UnixEpoch);
        Directory.CreateDirectory(In("in"));
        foreach ((string name, string file) in deliveries ?? new Dictionary<string, string> { [template.DeliveredName()] = template.Sample })
        {
            File.Copy(file, In("in", name));
        }

        Write("bridge.yaml", $"""
            area: Exampleshire
            synthetic: true
            clock: 2026-04-20T02:00:00+01:00
            out: out
            agreements: agreements
            mappings: ["{Path.Combine(RepositoryRoot.Path, "mappings")}", mappings]
            areas:
              - {"{"} code: E10000980, name: Exampleshire, kind: pan_area {"}"}
              - {"{"} code: E06000981, name: Northtown, kind: council {"}"}
              - {"{"} code: E06000982, name: Southtown, kind: council {"}"}

            """ + template.Lines + "\n" + TestSignatures.Pinned(TestSignatures.Sign(In("agreements"), "ISA-EXS-0001")));
    }

    private string Mapping => In(template.MappingPath);

    /// <summary>The flow as an agreement reads it.</summary>
    public InboundFlow Flow() => Assert.Single(Assert.Single(AgreementBundle.Load(In("agreements")).Agreements).Flows);

    /// <summary>Loads the sample into a store of its own.</summary>
    /// <returns>What came of it, as the template's expected.csv says it: counts, then held rows, concerns and facts by line.</returns>
    public string Load()
    {
        (IReadOnlyList<FeedOutcome> outcomes, BridgeStore opened) = Run();
        using BridgeStore store = opened;
        FeedOutcome outcome = Assert.Single(outcomes);
        Assert.True(outcome.Status == FeedStatus.Loaded, string.Join('\n', outcome.Issues));
        IEnumerable<string> rows =
        [
            $"rows,,read {outcome.Read}; mapped {outcome.Mapped}; duplicate {outcome.Duplicate}; excluded {outcome.Excluded}; held {outcome.Held}",
            .. store.CurrentRows().Where(table => table.Value > 0).OrderBy(table => table.Key, StringComparer.Ordinal).Select(table => $"stored,,{table.Key} {table.Value}"),
            .. store.Quarantine().Select(held => $"held,{held.Line},{held.Code} {held.Field}".TrimEnd()),
            .. SyntheticContent.Concerns(store).OrderBy(concern => concern.Line).Select(concern => $"concern,{concern.Line},{Words(concern)}"),
            .. SyntheticContent.Facts(store).GroupBy(fact => fact.Line).OrderBy(facts => facts.Key).Select(facts => $"facts,{facts.Key},{string.Join("; ", facts.Select(fact => $"{fact.Fact} {fact.Value}"))}"),
        ];
        return $"what,line,says\n{string.Join('\n', rows)}\n";
    }

    /// <summary>Runs what was delivered into a store of its own, and opens the store.</summary>
    public (IReadOnlyList<FeedOutcome> Outcomes, BridgeStore Store) Run()
    {
        var run = new BridgeRun(ConfigurationReader.Read(In("bridge.yaml"), null), new RunProgress(null));
        return (run.Execute(CancellationToken.None).Feeds, run.OpenStore());
    }

    public void Dispose() => Directory.Delete(root, true);

    private static string Words(StoredConcern concern) => string.Join("; ", new[]
    {
        $"{concern.Harm} {concern.Status} {concern.Precision} {concern.Role}".TrimEnd(),
        concern.Settings.Length > 0 ? $"where {concern.Settings}" : "",
        concern.Basis == "derived" ? "derived" : "",
        concern.UnderReview ? "waits for a person" : "",
        $"rule {concern.Rule}",
    }.Where(word => word.Length > 0));

    private string In(params string[] parts) => Path.Combine([root, .. parts]);

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(file))!);
        File.WriteAllText(In(file), text);
    }

    [GeneratedRegex("^    from: (?<from>\\S+)$", RegexOptions.Multiline)]
    private static partial Regex FromLine();

    [GeneratedRegex("held_rows: \\{ at_most: [0-9]+% \\}")]
    private static partial Regex HeldRows();
}
