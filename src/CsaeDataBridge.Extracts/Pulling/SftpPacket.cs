namespace CsaeDataBridge.Extracts;

/// <summary>The kinds of SFTP packet that are sent or understood, by the protocol's own numbers.</summary>
internal enum SftpPacket : byte
{
    Init = 1,
    Version = 2,
    Open = 3,
    Close = 4,
    Read = 5,
    OpenDirectory = 11,
    ReadDirectory = 12,
    Remove = 13,
    Stat = 17,
    Rename = 18,
    Status = 101,
    Handle = 102,
    Data = 103,
    Name = 104,
    Attributes = 105,
}
