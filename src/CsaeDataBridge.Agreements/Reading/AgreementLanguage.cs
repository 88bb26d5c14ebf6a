using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>The language of agreements as data, from <c>agreement.yaml</c>.</summary>
internal static class AgreementLanguage
{
    public static LanguageDefinition Definition { get; } = LanguageDefinition.Load(typeof(AgreementLanguage).Assembly, "Language/agreement.yaml", AgreementCodes.Malformed);
}
