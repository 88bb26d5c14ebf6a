using CsaeDataBridge.Runs;

namespace CsaeDataBridge.Tests.Program;

public sealed class OperatorTests
{
    [Theory]
    [InlineData("bridge-service.2_b", "bridge-service.2_b")]
    [InlineData("NORTHPORT\\Data Officer", "NORTHPORT-Data-Officer")]
    [InlineData("o'neill\r\nroot", "o-neill--root")]
    [InlineData("Zoë", "Zo-")]
    [InlineData("  ", "unknown")]
    public void Closed_Account_IsInTheRecordedForm(string account, string expected) => Assert.Equal(expected, Operator.Closed(account));

    [Fact]
    public void Closed_LongAccount_IsCutAt64() => Assert.Equal(new string('a', 64), Operator.Closed(new string('a', 300)));

    [Fact]
    public void Name_ThisAccount_IsInTheRecordedForm() => Assert.Matches("^[A-Za-z0-9._-]{1,64}$", Operator.Name);
}
