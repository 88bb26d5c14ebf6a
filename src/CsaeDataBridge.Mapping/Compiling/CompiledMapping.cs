using CsaeDataBridge.Agreements;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>A checked mapping as scripts that DuckDB runs over the staging tables; what an auditor reads.</summary>
public sealed record CompiledMapping
{
    public required MappingDocument Document { get; init; }

    /// <summary>What the stager reads.</summary>
    public required StagePlan StagePlan { get; init; }

    /// <summary>Run once before the first slice: the tables of the delivery in catalog <c>mapped</c>.</summary>
    public required string Tables { get; init; }

    /// <summary>Run for each slice that stands in catalog <c>stage</c>.</summary>
    public required string Slice { get; init; }

    /// <summary>Run once after the last slice when every event stands in one row: the tables of the common schema as views.</summary>
    public required string Finish { get; init; }

    /// <summary>As <see cref="Finish"/>, when several rows speak of one event.</summary>
    public required string FinishShared { get; init; }

    /// <summary>Asks of each row, mapped or held, which event and persons it speaks of; run only where rows are held.</summary>
    public required string Mentions { get; init; }

    /// <summary>sha256 over the mapping, the value lists, the lexicon, the clauses and the compiler's version: the same hash over the same content changes nothing.</summary>
    public required string CompiledHash { get; init; }

    /// <summary>The rules under the numbers that mapped rows carry in column <c>rule</c>.</summary>
    public required IReadOnlyList<CompiledRule> Rules { get; init; }

    public required IReadOnlyList<CompiledFate> Fates { get; init; }

    /// <summary>The lists of people that are asked of every row, see <see cref="MappingRun.Lists"/>.</summary>
    public required IReadOnlyList<PersonListNeed> Lists { get; init; }

    /// <summary>The conditions of every rule, in the order in which <see cref="Explain"/> answers them.</summary>
    public required IReadOnlyList<CompiledReason> Reasons { get; init; }

    /// <summary>Asks each condition by itself of the one row that stands in catalog <c>stage</c>; no part of a load.</summary>
    public required string Explain { get; init; }

    /// <summary>Warnings of the checker; errors stop the compiler.</summary>
    public required IReadOnlyList<Issue> Warnings { get; init; }

    /// <summary>What the flag cells of each slice are read with, before its script runs.</summary>
    public required FlagLexicon Lexicon { get; init; }

    /// <summary>Every script in the order in which it runs, as <c>bridge mapping explain</c> prints it.</summary>
    public string Sql => $"{Tables}\n{Slice}\n{Finish}";
}
