using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CsaeDataBridge.Tests;

/// <summary>A server that a test starts on 127.0.0.1, and that ends with the test, whatever becomes of the test.</summary>
internal sealed class ChildServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;

    /// <summary>Starts it and waits until it takes connections.</summary>
    public ChildServer(int port, params string[] command)
    {
        // The shell ends the server when its own input ends, which it does even when the test is killed. PostgreSQL ends at
        // once by the first signal; programs that a shell starts in the background do not hear it, and end by the second.
        process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "\"$@\" >/dev/null 2>&1 </dev/null & server=$!; cat >/dev/null; kill -INT $server; kill -TERM $server; wait $server", "sh", .. command]) { RedirectStandardInput = true })!;
        long started = Stopwatch.GetTimestamp();
        while (!Answers(port))
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, $"{command[0]} does not answer on port {port}");
            Thread.Sleep(50);
        }
    }

    /// <summary>A port that nobody uses.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Runs a program to its end, which must be a good one.</summary>
    public static string Run(string program, params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        Task<string> errors = run.StandardError.ReadToEndAsync();
        string output = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        Assert.True(run.ExitCode == 0, $"{program}: {output}{errors.Result}");
        return output;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private static bool Answers(int port)
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
