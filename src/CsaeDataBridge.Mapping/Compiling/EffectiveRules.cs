namespace CsaeDataBridge.Mapping;

/// <summary>The rules of a mapping with those that every mapping has, and their numbers.</summary>
/// <remarks>A flag cell may speak of another harm than its column: that part feeds the other harm's list after the rules written there, so that no flag is lost.</remarks>
internal sealed class EffectiveRules
{
    public static readonly string[] Harms = ["csa", "cse", "hsb", "unspecified"];

    private readonly Dictionary<ConcernRule, int> ofConcern = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<RowRule, int> ofBlock = new(ReferenceEqualityComparer.Instance);
    private readonly List<CompiledRule> rules = [];

    public EffectiveRules(MappingDocument document)
    {
        Concerns = WithOtherHarms(document);
        foreach (ConcernList list in Concerns)
        {
            foreach (ConcernRule rule in list.Rules)
            {
                ofConcern[rule] = Add($"{list.Name}/{rule.Name}", "concern");
            }
        }

        foreach (RowBlock block in document.Blocks)
        {
            for (int index = 0; index < block.Rules.Count; index++)
            {
                string name = block.Rules.Count == 1 ? block.Name : $"{block.Name}-{index + 1}";
                ofBlock[block.Rules[index]] = Add($"{block.Table}/{name}", block.Table);
            }
        }
    }

    public IReadOnlyList<ConcernList> Concerns { get; }

    public IReadOnlyList<CompiledRule> Rules => rules;

    public int Number(ConcernRule rule) => ofConcern[rule];

    public int Number(RowRule rule) => ofBlock[rule];

    private static List<ConcernList> WithOtherHarms(MappingDocument document)
    {
        var lists = new List<ConcernList>(document.Concerns);
        foreach (FieldDefinition field in document.Fields.Where(field => field.Kind == FieldKind.Flag))
        {
            foreach (string harm in Harms.Where(harm => harm != field.Harm))
            {
                if (lists.Any(list => list.Harm == harm && list.Rules.Any(rule => rule.From == field.Name)))
                {
                    continue;
                }

                var rule = new ConcernRule($"also-{field.Name}", [], field.Name, new Dictionary<string, WriteSource>(), null, false, null, null, field.Place);
                int at = lists.FindLastIndex(list => list.Harm == harm);
                if (at < 0)
                {
                    lists.Add(new ConcernList(harm, harm, [rule], field.Place));
                }
                else
                {
                    lists[at] = lists[at] with { Rules = [.. lists[at].Rules, rule] };
                }
            }
        }

        return lists;
    }

    private int Add(string name, string table)
    {
        rules.Add(new CompiledRule(rules.Count + 1, name, table));
        return rules.Count;
    }
}
