using System.Text;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

/// <summary>A bridge.yaml or an agreement that somebody broke is read or refused by code, and never ends in a crash.</summary>
public sealed class ConfigurationDamageTests : IDisposable
{
    private readonly SmallArea area = new();

    public void Dispose() => area.Dispose();

    [Fact]
    public void Read_DamagedBridgeYaml_GivesAConfigurationOrCodedErrors() =>
        EachReads(area.Config, () => ConfigurationReader.Read(area.Config, null), "^CFG1[0-9]{2}$");

    [Fact]
    public void Load_DamagedAgreements_GivesABundleOrCodedErrors() =>
        EachReads(area.In("agreements", "ISA-NS-0007.yaml"), () => AgreementBundle.Load(area.In("agreements")), "^(CFG10[1-4]|AGR6[0-9]{2})$");

    private static void EachReads(string file, Action read, string codes)
    {
        string whole = File.ReadAllText(file);
        read();
        int refused = 0;
        foreach (byte[] damaged in Damage.OfLines(whole, 240).Select(Encoding.UTF8.GetBytes).Concat(Damage.OfBytes(Encoding.UTF8.GetBytes(whole), 60)))
        {
            File.WriteAllBytes(file, damaged);
            try
            {
                read();
            }
            catch (BridgeException failure)
            {
                refused++;
                Assert.All(failure.Issues, issue => Assert.Matches(codes, issue.Code));
            }
        }

        Assert.InRange(refused, 30, 290);
    }
}
