using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Commands;

/// <summary>Reads the files of counts that the disclosure commands work on.</summary>
internal static class CountFiles
{
    /// <exception cref="BridgeException">EXT2xx: no such file, or it cannot be read as a table.</exception>
    public static CountFile Read(string path)
    {
        DelimitedTable table = DelimitedTable.Read(path);
        return new CountFile(Path.GetFileName(path), table.Headers, table.Rows);
    }

    /// <summary>Reads a table with its specification and all that it names, and protects it.</summary>
    public static (CountFile File, TableSpec Spec, TableProtectionResult Result) Protect(string path, string specification, CancellationToken token)
    {
        TableSpec spec = TableSpec.Read(specification);
        CountFile file = Read(path);
        return (file, spec, TableProtection.Protect(file, spec, [.. spec.Earlier.Select(Read)], [.. spec.Overlaps.Select(overlap => (Read(overlap.Table), Read(overlap.Via)))], token));
    }
}
