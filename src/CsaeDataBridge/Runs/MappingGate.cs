using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Runs;

/// <summary>Lets a mapping at data: it is compiled under its clause, its own tests pass, and somebody has approved it as it stands.</summary>
internal sealed class MappingGate(AgreementBundle agreements, MappingCompiler compiler, TimeProvider clock)
{
    /// <exception cref="BridgeException">MAP3xx: every fault, failing test, or the missing approval.</exception>
    public CompiledMapping Open(FeedEntry feed, MappingDocument document)
    {
        ImportDecision decision = Decide(document);
        CompiledMapping mapping = compiler.Compile(document, decision.Flow);
        IReadOnlyList<Issue> failures = MappingTests.Run(compiler, document, decision.Flow);
        KillPoint.Reach(RunSteps.AfterMappingTests);
        if (failures.Count > 0)
        {
            throw new BridgeException(failures);
        }

        return ApprovalBook.Read(feed.Mapping, feed.MappingName).Refuse(document) is { } refusal ? throw new BridgeException(refusal) : mapping;
    }

    /// <summary>What the agreement says of the feed today, whatever the age of a delivery.</summary>
    public ImportDecision Decide(MappingDocument document) => agreements.DecideImport(document.Agreement, clock.GetUtcNow(), null);
}
