using System.Diagnostics;

namespace CsaeDataBridge.Tests;

/// <summary>The worker imports on its schedules, outlives a broken feed, and ends when it is told to.</summary>
public sealed class ServeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Serve_EverySecond_ImportsOnceAndEndsOnRequest()
    {
        using var area = new SmallArea("* * * * * ?", "0/1 * * * * ?");
        string text = await Serve(area, "import ends with", 3);

        // Two schedules tick every second, and no import starts before the last one has ended.
        string[] imports = [.. text.Split('\n').Where(line => line.Contains("  import starts", StringComparison.Ordinal) || line.Contains("  import ends", StringComparison.Ordinal)).Select(line => line[22..])];
        Assert.Equal(Enumerable.Range(0, imports.Length / 2).SelectMany(_ => (string[])["import starts", "import ends with 0"]), imports.Take(imports.Length / 2 * 2));
        string[] loads = [.. text.Split('\n').Where(line => line.Contains("  loaded  ", StringComparison.Ordinal)).Select(line => line[22..])];
        Assert.Equal(["northshire-police/crime  NSP_CRIME_2026-03-31.csv  loaded  79 rows, 0 held", "eastmoor/cin-assessments  CIN_2026-03-31.xml  loaded  418 rows, 0 held"], loads);
        Assert.Single(text.Split('\n').Where(line => line.Contains("store content", StringComparison.Ordinal)).Select(line => line[22..]).Distinct());
        Assert.EndsWith("Z  stopped\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_WithABrokenFeed_GoesOn()
    {
        using var area = new SmallArea("* * * * * ?");
        File.WriteAllText(area.In("in", SmallArea.Council), "<Message>");
        string text = await Serve(area, "import ends with 3", 2);
        Assert.Contains("northshire-police/crime  NSP_CRIME_2026-03-31.csv  loaded  79 rows", text, StringComparison.Ordinal);
        Assert.Contains("EXT210 error  CIN_2026-03-31.xml, line 1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Serve_WithoutASchedule_SaysSo()
    {
        using var area = new SmallArea();
        Assert.Equal(
            (9, """
                CFG110 error  bridge.yaml, "schedule"
                  Found:    no feed with a schedule
                  Expected: at least one
                  Fix:      write 'schedule: "0 0 2 * * ?"' at a feed, or use 'bridge run'

                """),
            BridgeProcess.Run("serve", "--config", area.Config));
    }

    [Fact]
    public async Task Run_ToldToStop_EndsInOrderAndGoesOnNextTime()
    {
        using var area = new SmallArea();
        using (Process process = BridgeProcess.Start(null, "run", "--config", area.Config, "--out", area.In("out")))
        {
            Task<string> errors = process.StandardError.ReadToEndAsync();
            Assert.NotNull(await process.StandardOutput.ReadLineAsync());
            Assert.True(BridgeProcess.Machine("kill", "-TERM", process.Id.ToString()));
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.Equal(130, process.ExitCode);
            Assert.Equal(
                """
                CFG114 warning
                  Found:    a request to stop
                  Expected: the work to finish
                  Fix:      run the command again: it goes on where it was

                """,
                await errors);
        }

        Assert.Equal(0, area.Run("out").Exit);
        Assert.DoesNotContain("Failed", area.State("out").Loads, StringComparison.Ordinal);
    }

    // Until a line has come so often; then the worker is told to stop, and must end with 0.
    private static async Task<string> Serve(SmallArea area, string line, int times)
    {
        using Process process = BridgeProcess.Start(null, "serve", "--config", area.Config);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            var text = new System.Text.StringBuilder();
            while (times > 0)
            {
                string? read = await process.StandardOutput.ReadLineAsync(patience.Token);
                if (read is null)
                {
                    Assert.Fail(text + await errors);
                }

                text.Append(read).Append('\n');
                times -= read.Contains(line, StringComparison.Ordinal) ? 1 : 0;
            }

            Assert.True(BridgeProcess.Machine("kill", "-TERM", process.Id.ToString()));
            text.Append(await process.StandardOutput.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            Assert.Equal("", await errors);
            Assert.Equal(0, process.ExitCode);
            return text.ToString();
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
