using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Tests;

/// <summary>The second process of the tests: holds a database file open until its input ends.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        using DuckDbSession session = DuckDbSession.OpenFile(arguments[1], readOnly: arguments[0] == "read", new DuckDbOptions());
        Console.Out.WriteLine("held");
        Console.In.ReadToEnd();
        return 0;
    }
}
