namespace CsaeDataBridge.Agreements;

/// <summary>A release that is ready to decide.</summary>
internal sealed class CompiledRelease
{
    private readonly Dictionary<string, ReleaseUse> uses;
    private readonly Dictionary<string, int[]> fieldClauses;
    private readonly HashSet<string> fromFlows;
    private readonly string[]?[] obligations = new string[]?[(int)SharingLevel.Aggregate + 1];

    public CompiledRelease(CompiledAgreement agreement, ReleaseTerms terms, IReadOnlyDictionary<string, CompiledAgreement> all, ClauseTable table)
    {
        Agreement = agreement;
        Terms = terms;
        Clauses = table.Numbers(agreement.Agreement, terms.Clause);
        CompiledFlow?[] flows = [.. terms.FromFlows.Select(name => Find(name, all))];
        IsDangling = flows.Length == 0 || Array.Exists(flows, flow => flow is null);
        Flows = [.. flows.OfType<CompiledFlow>()];
        Agreements = [.. Flows.Select(flow => flow.Agreement).Append(agreement).Distinct()];
        Rows = [.. terms.Rows.Select(row => new RowTest(row))];
        Unsigned = agreement.Misses(terms.To) || Flows.Any(flow => flow.Unsigned);
        ToolkitUntil = Flows.Select(flow => flow.ToolkitUntil).Append(agreement.ToolkitUntil(terms.To)).Min();
        Direct = [.. Flows.SelectMany(flow => flow.Flow.Fields).Where(field => field.DataClass == "DIRECT").Select(field => field.Name)];
        fromFlows = [.. terms.FromFlows];
        fieldClauses = terms.Fields.Distinct().ToDictionary(field => field, field => FieldClauses(field, table), StringComparer.Ordinal);
        uses = agreement.Agreement.Purposes.ToDictionary(purpose => purpose.Id, purpose => Use(purpose, table), StringComparer.Ordinal);
    }

    public CompiledAgreement Agreement { get; }

    public ReleaseTerms Terms { get; }

    public int[] Clauses { get; }

    /// <summary>Whether it names a flow that no agreement has, or none.</summary>
    public bool IsDangling { get; }

    public IReadOnlyList<CompiledFlow> Flows { get; }

    /// <summary>The agreements that must all be in force.</summary>
    public CompiledAgreement[] Agreements { get; }

    public RowTest[] Rows { get; }

    public bool Unsigned { get; }

    public DateOnly ToolkitUntil { get; }

    /// <summary>Names of fields that are direct identifiers in a flow that it draws on.</summary>
    public HashSet<string> Direct { get; }

    public ReleaseUse? Use(string? purpose) => purpose is not null && uses.TryGetValue(purpose, out ReleaseUse? use) ? use : null;

    /// <summary>The clauses of a field that it may hold; null for others.</summary>
    public int[]? Field(string name) => fieldClauses.TryGetValue(name, out int[]? clauses) ? clauses : null;

    public bool Draws(string flow) => fromFlows.Contains(flow);

    /// <summary>What goes with it at a level, where no other agreement has a say.</summary>
    public string[] Obligations(SharingLevel level) => obligations[(int)level] ??= ObligationBook.Of([Terms], level);

    /// <summary>Whether a breakdown is one that the release lists, and no forbidden crossing.</summary>
    public (bool Listed, bool Crossed) Breakdown(IReadOnlyList<string> dimensions)
    {
        bool listed = dimensions.All(asked =>
        {
            string[] parts = asked.Split('=', 2);
            IReadOnlyList<string>? values = Terms.Dimensions.FirstOrDefault(known => known.Key == parts[0]).Value;
            return values is not null && (parts.Length == 1 || values.Contains(parts[1]));
        });
        bool crossed = Terms.ForbidCross.Any(forbidden => forbidden.All(part => dimensions.Any(asked => asked == part || asked.Split('=', 2)[0] == part)));
        return (listed, crossed);
    }

    private CompiledFlow? Find(string name, IReadOnlyDictionary<string, CompiledAgreement> all)
    {
        string[] parts = name.Split('/', 2);
        CompiledAgreement? owner = parts.Length == 1 ? Agreement : all.GetValueOrDefault(parts[0]);
        return owner?.Flows.GetValueOrDefault(parts[^1]);
    }

    private int[] FieldClauses(string name, ClauseTable table) =>
    [
        .. Flows.Where(flow => flow.Agreement == Agreement).Select(flow => flow.Flow.Field(name)).OfType<PermittedField>().SelectMany(field => table.Numbers(Agreement.Agreement, field.Clause)),
        .. Agreement.Agreement.DerivedFields.Where(field => field.Name == name).SelectMany(field => table.Numbers(Agreement.Agreement, field.Clause)),
    ];

    private ReleaseUse Use(Purpose purpose, ClauseTable table)
    {
        Agreement agreement = Agreement.Agreement;
        FlowUse[] own = [.. Flows.Where(flow => flow.Agreement == Agreement).Select(flow => flow.Use(purpose.Id)!)];
        OtherFlow[] others = [.. Flows.Where(flow => flow.Agreement != Agreement).Select(flow => Other(flow, purpose, table))];
        IEnumerable<string> bases = agreement.Bases.Where(basis => basis.Purpose == purpose.Id && basis.Party == Terms.To).Select(basis => basis.Clause);
        return new ReleaseUse(
            Terms.Purposes.Contains(purpose.Id),
            Agreements.Any(other => other.Agreement.IncompatiblePurposes.Contains(purpose.Code)),
            BasisUse.Of(agreement, Terms.To, purpose.Id),
            own,
            others,
            own.Concat(others.SelectMany(other => other.Uses)).Any(use => use.From.IsDuty),
            [.. table.Numbers(agreement, [Terms.Clause, purpose.Clause, .. bases]), .. own.SelectMany(use => use.Clauses), .. others.SelectMany(other => other.Uses).SelectMany(use => use.Clauses)]);
    }

    private OtherFlow Other(CompiledFlow flow, Purpose purpose, ClauseTable table)
    {
        Agreement owner = flow.Agreement.Agreement;
        string[] purposes = [.. owner.Purposes.Where(known => known.Code == purpose.Code).Select(known => known.Id)];
        return new OtherFlow(
            [.. flow.Uses(purpose.Code)],
            [.. owner.Releases
                .Where(release => release.To == Terms.To && release.FromFlows.Contains(flow.Flow.Id) && release.Purposes.Any(purposes.Contains))
                .Select(release => (release, (HashSet<string>)[.. release.Fields], table.Numbers(owner, release.Clause)))]);
    }
}
