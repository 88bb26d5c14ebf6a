using System.Globalization;
using System.Text.Json;

namespace CsaeDataBridge.Benchmarks;

/// <summary>How long agreements take to read, to compile and to ask.</summary>
/// <param name="Agreements">How many.</param>
/// <param name="ReadSeconds">From files to checked agreements.</param>
/// <param name="CompileSeconds">From checked agreements to what decides.</param>
/// <param name="Requests">Different requests that were asked.</param>
/// <param name="Permitted">The share of them that is permitted, 0 to 1.</param>
/// <param name="DecideNanoseconds">One decision.</param>
/// <param name="LookUpNanoseconds">One look-up of the same names in a dictionary: the least that a decision could be.</param>
internal sealed record AgreementResult(int Agreements, double ReadSeconds, double CompileSeconds, int Requests, double Permitted, double DecideNanoseconds, double LookUpNanoseconds)
{
    public string Json() => JsonSerializer.Serialize(new
    {
        benchmark = "agreements",
        agreements = Agreements,
        readSeconds = Math.Round(ReadSeconds, 3),
        compileSeconds = Math.Round(CompileSeconds, 3),
        requests = Requests,
        permitted = Math.Round(Permitted, 2),
        decideNanoseconds = Math.Round(DecideNanoseconds),
        lookUpNanoseconds = Math.Round(LookUpNanoseconds),
        ratio = Math.Round(DecideNanoseconds / LookUpNanoseconds, 1),
    });

    public string Text() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {Agreements} agreements of Northshire's size
          read and checked                          {ReadSeconds,8:N3} s
          compiled                                  {CompileSeconds,8:N3} s   (wanted: 1 or less)
        {Requests} different requests, {Permitted:P0} permitted
          one decision, with every reason           {DecideNanoseconds,8:N0} ns  (wanted: 1,000 or less)
          a look-up of the same names               {LookUpNanoseconds,8:N0} ns
          ratio {DecideNanoseconds / LookUpNanoseconds:N1}
        """);
}
