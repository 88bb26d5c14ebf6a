using System.Text.RegularExpressions;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>Checks a mapping against itself, the common schema, the lexicon and the agreement, and reports every fault at once.</summary>
internal sealed partial class MappingChecker(MappingDocument document, InboundFlow? flow, FlagLexicon lexicon, CommonSchema schema)
{
    private readonly List<Issue> issues = [];

    public IReadOnlyList<Issue> Check()
    {
        CheckVersion();
        var sources = new SourceChecker(document, flow, issues);
        var conditions = new ConditionChecker(document, flow, schema, issues);
        new FieldChecker(document, lexicon, issues).Check();
        new RepetitionChecker(document, issues).Check();
        new TargetChecker(document, sources, conditions, schema, issues).Check();
        new ConcernChecker(document, sources, conditions, schema, issues).Check();
        new AgreementChecker(document, flow, issues).Check();
        CheckUse();
        return issues;
    }

    private void CheckVersion()
    {
        var place = new Place(document.FileName, Field: "version");
        if (!VersionForm().IsMatch(document.Version))
        {
            issues.Add(Issue.Error(MappingCodes.Version, place, "a version of another form", "three numbers, for example 2.1.0", "raise the first when the meaning changes, the others for smaller edits"));
        }
        else if (!document.Changes.ContainsKey(document.Version))
        {
            issues.Add(Issue.Error(MappingCodes.Version, place, $"version {document.Version}, which 'changes:' does not explain", $"a line '{document.Version}: what changed'", "say under 'changes:' what this version changed"));
        }
    }

    // What is read and never used would be personal data opened for nothing.
    private void CheckUse()
    {
        var used = new HashSet<string>(FieldUse.Of(document), StringComparer.Ordinal);
        used.UnionWith(flow?.Rows.Select(row => row.Field) ?? []);
        foreach (FieldDefinition field in document.Fields.Where(field => !used.Contains(field.Name)))
        {
            issues.Add(Issue.Warning(MappingCodes.UnusedField, field.Place with { Field = field.Name }, "a field that no rule, target or check uses", "every field that is read to be used", "use it, or remove it here and in the agreement"));
        }
    }

    [GeneratedRegex("^[0-9]+\\.[0-9]+\\.[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex VersionForm();
}
