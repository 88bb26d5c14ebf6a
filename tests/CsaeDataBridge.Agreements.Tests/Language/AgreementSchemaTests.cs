using CsaeDataBridge.Agreements;

namespace CsaeDataBridge.Tests;

public sealed class AgreementSchemaTests
{
    [Fact]
    public void Schema_OfTheRepository_IsTheLanguages() => Snapshot.Committed("docs/agreement.schema.json", AgreementSchema.Write());
}
