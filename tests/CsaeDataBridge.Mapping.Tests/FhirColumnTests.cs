using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Tests;

public sealed class FhirColumnTests
{
    [Fact]
    public void Compile_ColumnThatNoBundleGives_IsNamed()
    {
        string text = File.ReadAllText(Path.Combine(Fixtures.Northshire, "mappings", "northshire-sarc", "bundles.yaml"))
            .Replace("column: birth_date", "column: birthdate", StringComparison.Ordinal);
        MappingDocument document = Fixtures.Read(text);
        int line = text[..text.IndexOf("birthdate", StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;
        BridgeException failure = Assert.Throws<BridgeException>(() => Fixtures.Compiler.Compile(document, Fixtures.Flow(document.Agreement)));
        Assert.Equal(
            $"MAP303 error  mapping.yaml, line {line}, column 16, \"born\"\n"
            + "  Found:    the column birthdate, which a FHIR bundle does not give\n"
            + "  Expected: one of encounter_id, encounter_status, type, attended_on, site, patient_id, nhs_number, birth_date, gender, ethnic_category, district, referred_at, referral_source, examination, examined_at, condition_confirmed, condition_unconfirmed, condition_refuted, condition_unstated, condition_text\n"
            + "  Fix:      correct the name",
            failure.Message);
    }
}
