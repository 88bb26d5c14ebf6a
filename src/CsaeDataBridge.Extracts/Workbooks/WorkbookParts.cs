using System.IO.Compression;
using System.Xml;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>The parts of an .xlsx archive, found by their relationships. What is opened is counted and its checksum compared.</summary>
internal sealed class WorkbookParts : IDisposable
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly ZipArchive archive;
    private readonly string file;
    private readonly string? workbook;

    /// <exception cref="BridgeException">EXT214: a part that unpacks to far more than any real file.</exception>
    /// <exception cref="InvalidDataException">It is not a workbook.</exception>
    public WorkbookParts(ZipArchive archive, string file)
    {
        this.archive = archive;
        this.file = file;
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            UnpackedStream.CheckRatio(file, entry.Length, entry.CompressedLength);
        }

        workbook = Relations("").FirstOrDefault(relation => relation.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Target;
    }

    /// <summary>True when the workbook's parts are XML, as in .xlsx and .xlsm.</summary>
    public bool IsXml => workbook?.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) ?? false;

    /// <summary>Unpacks every part, for its size and its checksum.</summary>
    public void Check()
    {
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using Stream part = Open(entry);
            part.CopyTo(Stream.Null);
        }
    }

    /// <summary>The workbook's own part.</summary>
    public XmlReader Workbook() => Open(workbook!) ?? throw new InvalidDataException();

    /// <summary>What the workbook's part points to: by id, the kind and the part.</summary>
    public IReadOnlyList<(string Id, string Type, string Target)> Relations() => Relations(workbook!);

    /// <summary>A part as XML; null when there is none of the name.</summary>
    public XmlReader? Open(string name) =>
        archive.Entries.FirstOrDefault(entry => entry.FullName.Replace('\\', '/').TrimStart('/').Equals(name, StringComparison.OrdinalIgnoreCase)) is { } entry ? XmlReader.Create(Open(entry), Settings) : null;

    public void Dispose() => archive.Dispose();

    private UnpackedStream Open(ZipArchiveEntry entry) => new(entry.Open(), file, entry.CompressedLength, entry.Crc32);

    private List<(string Id, string Type, string Target)> Relations(string part)
    {
        int slash = part.LastIndexOf('/') + 1;
        using XmlReader? xml = Open($"{part[..slash]}_rels/{part[slash..]}.rels");
        var relations = new List<(string, string, string)>();
        while (xml?.Read() ?? false)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("TargetMode") != "External" && xml.GetAttribute("Target") is { } target)
            {
                string full = new Uri(new Uri("file:///" + part), target).AbsolutePath;
                relations.Add((xml.GetAttribute("Id") ?? "", xml.GetAttribute("Type") ?? "", Uri.UnescapeDataString(full).TrimStart('/')));
            }
        }

        return relations;
    }
}
