using System.IO.Compression;
using System.Text;

namespace CsaeDataBridge.Tests;

/// <summary>What is wrong with a delivery, a mapping or an agreement stops that feed with a coded error; the other feed loads, and nothing is half applied.</summary>
public sealed class BadInputTests : IDisposable
{
    // Stands in cells that the program opens; no output may repeat it.
    private const string Cell = "Zyxwick";
    private const string Other = "eastmoor/cin-assessments";
    private readonly SmallArea area = new();

    public BadInputTests()
    {
        SmallArea.Change(area.Mapping, "encoding: windows-1252", "encoding: utf-8");
        area.Approve();
    }

    public void Dispose() => area.Dispose();

    [Fact]
    public void Run_WithoutADelivery_SaysWhichInboxIsEmpty()
    {
        File.Delete(area.In("in", SmallArea.Police));
        Stops(9, "", """
            CFG112 error  "northshire-police/crime"
              Found:    no file NSP_CRIME_* in the feed's inbox
              Expected: at least one delivery
              Fix:      correct 'inbox:' in bridge.yaml, or ask the agency where its extract is
            """);
    }

    [Fact]
    public void Run_WithoutTheInboxFolder_SaysWhichInboxIsEmpty()
    {
        SmallArea.Change(area.Config, "in/NSP_CRIME_*", "nowhere/NSP_CRIME_*");
        Stops(9, "", """
            CFG112 error  "northshire-police/crime"
              Found:    no file NSP_CRIME_* in the feed's inbox
              Expected: at least one delivery
              Fix:      correct 'inbox:' in bridge.yaml, or ask the agency where its extract is
            """);
    }

    // A link to itself cannot be opened by anybody, so that the test means the same under every account.
    [Fact]
    public void Run_DeliveryThatCannotBeOpened_StopsItsFeed()
    {
        File.Delete(area.In("in", SmallArea.Police));
        File.CreateSymbolicLink(area.In("in", SmallArea.Police), SmallArea.Police);
        Stops(11, SmallArea.Police, """
            EXT201 error  NSP_CRIME_2026-03-31.csv
              Found:    a file that cannot be opened
              Expected: a readable file
              Fix:      check that the file is there, is not in use, and may be read by this account
            """);
    }

    [Fact]
    public void Run_LinkToNothing_StopsItsFeed()
    {
        File.Delete(area.In("in", SmallArea.Police));
        File.CreateSymbolicLink(area.In("in", SmallArea.Police), "gone.csv");
        Stops(11, SmallArea.Police, """
            EXT201 error  NSP_CRIME_2026-03-31.csv
              Found:    no such file
              Expected: a readable file
              Fix:      check that the file is there, is not in use, and may be read by this account
            """);
    }

    [Fact]
    public void Run_EmptyDelivery_StopsItsFeed()
    {
        Deliver([]);
        Stops(11, SmallArea.Police, """
            EXT202 error  NSP_CRIME_2026-03-31.csv
              Found:    an empty file
              Expected: a file with rows
              Fix:      ask the agency to send it again
            """);
    }

    [Fact]
    public void Run_UnknownEncoding_StopsItsFeed()
    {
        SmallArea.Change(area.Mapping, "encoding: utf-8", "encoding: windows-125x");
        area.Approve();
        Stops(11, SmallArea.Police, """
            EXT204 error  NSP_CRIME_2026-03-31.csv
              Found:    the encoding windows-125x, which is not known
              Expected: utf-8, windows-1252, utf-16 or another known name
              Fix:      correct 'encoding:' in the mapping
            """);
    }

    [Fact]
    public void Run_AnotherDelimiterThanTheMappingSays_StopsItsFeed()
    {
        string file = area.In("in", SmallArea.Police);
        File.WriteAllText(file, File.ReadAllText(file).Replace(',', ';'));
        Stops(11, SmallArea.Police, """
            EXT266 error  NSP_CRIME_2026-03-31.csv
              Found:    cells separated by semicolons
              Expected: cells separated by commas, as the mapping says
              Fix:      ask the agency whether its extract changed for good; then correct 'delimiter:' in the mapping, or have it written with "
            """);
    }

    [Fact]
    public void Run_TruncatedZip_StopsItsFeed()
    {
        byte[] packed = Packed();
        File.Delete(area.In("in", SmallArea.Police));
        File.WriteAllBytes(area.In("in", SmallArea.Police + ".zip"), packed[..(packed.Length / 2)]);
        Stops(11, SmallArea.Police + ".zip", """
            EXT203 error  NSP_CRIME_2026-03-31.csv.zip
              Found:    a damaged archive, or one that does not hold exactly one file
              Expected: a whole .zip or .gz with one file in it
              Fix:      ask the agency to send it again
            """);
    }

    [Fact]
    public void Run_WholeZip_IsReadLikeTheFileInIt()
    {
        byte[] packed = Packed();
        File.Delete(area.In("in", SmallArea.Police));
        File.WriteAllBytes(area.In("in", SmallArea.Police + ".zip"), packed);
        (int exit, string output) = area.Run("out");
        Assert.True(exit == 0, output);
        Assert.Contains("northshire-police/crime NSP_CRIME_2026-03-31.csv Loaded", area.State("out").Loads, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_DamagedWorkbook_StopsItsFeed()
    {
        SmallArea.Change(area.Config, "mappings/northshire-police/crime.yaml, inbox: \"in/NSP_CRIME_*\"", "mappings/westvale/annex-a-assessments.yaml, inbox: \"in/Annex_A_*\"");
        SmallArea.Change(area.Config, "northshire-police/crime", "westvale/annex-a-assessments");
        SmallArea.Change(area.Config, "agencies:", "agencies:\n  - { id: westvale, name: Westvale Council, kind: social_care }");
        byte[] workbook = File.ReadAllBytes(Path.Combine(RepositoryRoot.Path, "samples", "northshire", "extracts", "westvale", "Annex_A_2026-03-31.xlsx"));
        File.WriteAllBytes(area.In("in", "Annex_A_2026-03-31.xlsx"), workbook[..(workbook.Length / 2)]);
        Stops(11, "Annex_A_2026-03-31.xlsx", """
            EXT209 error  Annex_A_2026-03-31.xlsx
              Found:    a file that is not a whole workbook
              Expected: an .xlsx or .xls workbook without a password
              Fix:      ask the agency to send it again
            """, feed: "westvale/annex-a-assessments");
    }

    [Fact]
    public void Run_TruncatedXml_StopsItsFeed()
    {
        Deliver(Encoding.UTF8.GetBytes(Rows()));
        string file = area.In("in", SmallArea.Council);
        File.WriteAllLines(file, File.ReadLines(file).Take(300).ToList());
        (int exit, string output) = area.Run("out", "--strict");
        Assert.True(exit == 11, output);
        Assert.Contains("""
            eastmoor/cin-assessments  CIN_2026-03-31.xml  failed
            EXT210 error  CIN_2026-03-31.xml, line 301, column 1
              Found:    XML that is not well formed
              Expected: well-formed XML without a DOCTYPE
              Fix:      ask the agency to send it again
            """, output, StringComparison.Ordinal);
        Assert.Contains("northshire-police/crime NSP_CRIME_2026-03-31.csv Loaded", area.State("out").Loads, StringComparison.Ordinal);
        Assert.DoesNotContain("eastmoor/cin-assessments CIN_2026-03-31.xml Loaded", area.State("out").Loads, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_MappingWithATypo_NamesEveryFault()
    {
        SmallArea.Change(area.Mapping, "cse_flag:    { column: CSE Flag", "cse_flag:    { colunm: CSE Flag");
        Stops(10, "", """
            MAP301 error  mappings/northshire-police/crime.yaml, line 43, column 18, "colunm"
              Found:    the key 'colunm', which the field cse_flag does not have
              Expected: one of century, code, column, date, datetime, flag, form, id, identity, lexicon, note, number, numbers, on_unmapped, on_unreadable, path, pattern, repeats, required, says_no, scale, show, split, values, with
              Fix:      write 'column:'
            """);
    }

    [Fact]
    public void Run_MappingWhoseTestFails_LoadsNothingOfItsFeed()
    {
        SmallArea.Change(area.Mapping, "expect: { concern: [{ harm: cse, status: suspected, precision: undifferentiated, rule: flag }] }", "expect: { concern: [] }");
        (int exit, string output) = area.Run("out", "--strict");
        Assert.True(exit == 13, output);
        Assert.Contains("MAP390 error  mappings/northshire-police/crime.yaml", output, StringComparison.Ordinal);
        Assert.DoesNotContain("northshire-police/crime NSP_CRIME_2026-03-31.csv Loaded", area.State("out").Loads, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FieldThatNoClausePermits_StopsItsFeed()
    {
        string agreement = Directory.GetFiles(area.In("agreements"), "ISA-NS-0007.yaml").Single();
        File.WriteAllLines(agreement, File.ReadLines(agreement).Where(line => !line.Contains("name: cse_flag,", StringComparison.Ordinal)).ToList());
        area.SignAgreement();
        Stops(10, "", """
            MAP308 error  mappings/northshire-police/crime.yaml, line 43, column 16, "cse_flag"
              Found:    a field that clause 4.1 does not list
              Expected: one of ref, victim_ref, sus_ref, recorded, occurred, offence, area, family_name, given_name, born, sex, ethnic, postcode, home, sus_age, csa_flag, hsb_flag, markers, case_status
              Fix:      remove the field, or agree on a clause for it
            """);
    }

    [Fact]
    public void Run_AgreementThatExpired_ReadsAndReleasesNothing()
    {
        SmallArea.Change(area.Config, "clock: 2026-04-20", "clock: 2028-04-20");
        (int exit, string output) = area.Run("out", "--strict");
        Assert.True(exit == 12, output);
        Assert.Contains("""
            northshire-police/crime  NSP_CRIME_2026-03-31.csv  refused
            eastmoor/cin-assessments  CIN_2026-03-31.xml  refused
            report  refused or not written
            AGR613 error  ISA-NS-0007.yaml, "ISA-NS-0007"
              Found:    an agreement that expired on 2027-03-31
              Expected: an agreement in force today
              Fix:      agree and sign a new version; until then no import and no release
            """, output, StringComparison.Ordinal);
        Assert.Equal(3, area.Run("out").Exit);
        Assert.DoesNotContain("Loaded", area.State("out").Loads, StringComparison.Ordinal);
        Assert.Equal("", area.Report("out"));
    }

    [Fact]
    public void Run_BytesThatAreNotTheEncoding_StopsItsFeedAndShowsNoCell()
    {
        byte[] text = Encoding.UTF8.GetBytes(Rows());
        byte[] cell = Encoding.UTF8.GetBytes(Cell);
        text[text.AsSpan().IndexOf(cell) + 3] = 0xE9;
        Deliver(text);
        Stops(11, SmallArea.Police, """
            EXT204 error  NSP_CRIME_2026-03-31.csv, line 2, "family_name"
              Found:    bytes that are not UTF-8
              Expected: UTF-8, or the encoding that 'encoding:' names
              Fix:      find out the file's encoding, often windows-1252, and name it in the mapping
            """);
    }

    private static string Rows()
    {
        var rows = new StringBuilder("CRIME_REF_NO,Vic URN,Date Recorded,HO Code,Offence LA,Vic Surname,Vic Forename,CSA Flag,CSE Flag,HSB Flag,Markers,Case Status\n");
        for (int row = 1; row <= 30; row++)
        {
            rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"NS/{row},V{row},03/06/2025,019/07,Eastmoor,{Cell},{Cell}a,,Y,,,OPEN\n");
        }

        return rows.ToString();
    }

    private void Deliver(byte[] content) => File.WriteAllBytes(area.In("in", SmallArea.Police), content);

    private static byte[] Packed()
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry(SmallArea.Police, CompressionLevel.Fastest).Open();
            entry.Write(Encoding.UTF8.GetBytes(Rows()));
        }

        return memory.ToArray();
    }

    // The feed stops with exactly this text, the other one loads, and no cell is repeated.
    private void Stops(int strictExit, string file, string issue, string feed = "northshire-police/crime")
    {
        (int exit, string output) = area.Run("out", "--strict");
        Assert.True(exit == strictExit, $"{exit}: {output}");
        Assert.Contains($"{feed}  {file}".TrimEnd() + $"  failed\n{issue}\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain(Cell, output, StringComparison.OrdinalIgnoreCase);
        StoredState state = area.State("out");
        Assert.Contains($"{Other} {SmallArea.Council} Loaded", state.Loads, StringComparison.Ordinal);
        Assert.DoesNotContain($"{feed} {file} Loaded", state.Loads, StringComparison.Ordinal);
        Assert.Equal(0, state.UnknownIdentifiers);
        Assert.NotEqual("", area.Report("out"));
    }
}
