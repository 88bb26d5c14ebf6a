using System.Text.Json.Nodes;

namespace CsaeDataBridge.Tests;

/// <summary>A full disk, a held store, keys and folders that are not as they should be: a coded error, and nothing half done.</summary>
public sealed class BadMachineTests : IDisposable
{
    private readonly SmallArea area = new();

    public void Dispose() => area.Dispose();

    [Fact]
    public void Run_NoSuchConfiguration_IsACodedError()
    {
        (int exit, string output) = BridgeProcess.Run("run", "--config", area.In("none.yaml"));
        Assert.Equal(9, exit);
        Assert.Equal(
            """
            CFG101 error  none.yaml
              Found:    no such file
              Expected: a readable file in UTF-8
              Fix:      check the path, the permissions and the encoding of the file

            """,
            output);
    }

    [Fact]
    public void Run_NoSuchConfigurationAsJson_IsOneDocument()
    {
        (int exit, JsonNode document) = BridgeProcess.Json("run", "--config", area.In("none.yaml"), "--json");
        Assert.Equal(9, exit);
        Assert.Equal("CFG101", (string)document["issues"]![0]!["code"]!);
        Assert.Equal(9, (int)document["exitCode"]!);
    }

    [Fact]
    public void Run_WrongConfiguration_NamesEveryFault()
    {
        SmallArea.Change(area.Config, "population: population.csv", "time_zone: Europe/Eastmoor\npopulation: population.csv");
        SmallArea.Change(area.Config, "in/CIN_*\"", "in/CIN_*\", schedule: \"every night\"");
        (int exit, string output) = area.Run("out");
        Assert.Equal(9, exit);
        Assert.Equal(
            """
            CFG110 error  bridge.yaml, line 1, column 1, "time_zone"
              Found:    a time zone that this machine does not know
              Expected: an IANA time zone, for example Europe/London
              Fix:      correct 'time_zone:', or install the machine's time zone data
            CFG110 error  bridge.yaml, line 17, column 5, "schedule"
              Found:    a schedule that cannot be read
              Expected: a Quartz cron expression: second, minute, hour, day of month, month, day of week
              Fix:      write it like "0 0 2 * * ?", which is every night at two

            """,
            output);
        Assert.False(Directory.Exists(area.In("out")));
    }

    [Fact]
    public void Run_StoreHeldByAnotherProgram_SaysSo()
    {
        Assert.Equal(0, area.Run("out").Exit);
        using (area.Open("out"))
        {
            (int exit, string output) = area.Run("out");
            Assert.Equal(15, exit);
            Assert.Equal(
                $"""
                STO491 error  {area.In("out", "store.duckdb")}
                  Found:    another program that has the store open
                  Expected: one program at a time
                  Fix:      wait for it to end, or stop it; analysts open a release's own file, never the store
                """.Trim(),
                output.Trim());
        }

        Assert.Equal(0, area.Run("out").Exit);
    }

    [Fact]
    public void Run_KeyMissing_SaysWhichFileToRestore()
    {
        Assert.Equal(0, area.Run("out").Exit);
        File.Delete(area.In("out", "keys", "bridge.key"));
        (int exit, string output) = area.Run("out");
        Assert.Equal(14, exit);
        Assert.Equal(
            $"""
            STO424 error  {area.In("out", "keys", "bridge.key")}
              Found:    no key file for a store that exists
              Expected: the key file that the store was made with
              Fix:      restore the key file; without it no id can be made again and no quarantined row be read

            """,
            output);
        Assert.False(File.Exists(area.In("out", "keys", "bridge.key")));
    }

    [Fact]
    public void Run_KeyOpenToOthers_IsRefused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Assert.Equal(0, area.Run("out").Exit);
        File.SetUnixFileMode(area.In("out", "keys", "bridge.key"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        (int exit, string output) = area.Run("out");
        Assert.Equal(14, exit);
        Assert.Equal(
            $"""
            STO427 error  {area.In("out", "keys", "bridge.key")}
              Found:    permissions that let other users in
              Expected: permissions for its owner alone
              Fix:      run chmod 600 on it, and ask who may have read it

            """,
            output);
    }

    // Below a file no account can make a folder.
    [Fact]
    public void Run_OutputFolderThatCannotBeMade_SaysSo()
    {
        File.WriteAllText(area.In("file"), "");
        (int exit, string output) = area.Run("file/out");
        Assert.Equal(14, exit);
        Assert.Equal(
            $"""
            STO411 error  {area.In("file", "out")}
              Found:    reading or writing the file failed
              Expected: a disk or share that answers
              Fix:      look at the path and the disk, then run again

            """,
            output);
    }

    [Fact]
    public void Run_ReportFolderThatCannotBeMade_LoadsAndSaysSo()
    {
        Directory.CreateDirectory(area.In("out"));
        File.WriteAllText(area.In("out", "releases"), "");
        (int exit, string output) = area.Run("out", "--strict");
        Assert.Equal(14, exit);
        Assert.Contains(
            """
            report  refused or not written
            RPT801 error  R-NSP-A-2025-26
              Found:    a folder that cannot be written
              Expected: a folder with room that this account may write to
              Fix:      check the permissions and the free space of the output folder
            """,
            output,
            StringComparison.Ordinal);
        Assert.Equal(2, area.State("out").Loads.Split('\n').Count(load => load.Contains(" Loaded ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Sample_FolderThatCannotBeMade_SaysSo()
    {
        File.WriteAllText(area.In("file"), "");
        (int exit, string output) = BridgeProcess.Run("sample", "--out", area.In("file", "sample"), "--people", "1");
        Assert.Equal(9, exit);
        Assert.Equal(
            $"""
            CFG116 error  {area.In("file", "sample")}
              Found:    a folder that cannot be written
              Expected: a folder with room that this account may write to
              Fix:      choose another folder, or correct its permissions

            """,
            output);
    }

    [SmallDiskFact]
    public void Run_FullDisk_StopsAndEndsTheSameWhenThereIsRoom()
    {
        string disk = area.In("disk");
        Directory.CreateDirectory(disk);
        Assert.True(BridgeProcess.Machine("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk));
        try
        {
            (int exit, string output) = area.Run("disk/out");
            Assert.True(exit == 15, output);
            // Which file does not fit any more depends on how large the others are.
            Assert.Contains($"STO490 error  {disk}/out/", output, StringComparison.Ordinal);
            Assert.Contains(
                """
                  Found:    the disk is full, or the user's share of it
                  Expected: room for what is written, and for one more copy of the store
                  Fix:      free some space and run again: nothing was half written
                """,
                output,
                StringComparison.Ordinal);
            Assert.True(BridgeProcess.Machine("mount", "-o", "remount,size=200m", disk));
            (exit, output) = area.Run("disk/out");
            Assert.True(exit == 0, output);
            StoredState after = area.State("disk/out");
            Directory.CreateDirectory(area.In("room", "keys"));
            File.Copy(area.In("disk", "out", "keys", "bridge.key"), area.In("room", "keys", "bridge.key"));
            Assert.Equal(0, area.Run("room").Exit);
            Assert.Equal(area.State("room"), after);
        }
        finally
        {
            BridgeProcess.Machine("umount", disk);
        }
    }
}
