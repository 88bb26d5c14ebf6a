namespace CsaeDataBridge.Extracts;

/// <summary>An address of an HTTPS server.</summary>
public sealed record HttpsSource : PullSource
{
    /// <summary>The file's address; a date format in braces, such as {yyyy-MM-dd}, stands for each of the days looked back.</summary>
    public required string Address { get; init; }

    /// <summary>Days looked back, today first, where the address has a date. The default value is 7.</summary>
    public int Days { get; init; } = 7;

    /// <summary>PEM file with the client's certificate; null for none.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>PEM file with its key; null when there is no certificate.</summary>
    public string? KeyFile { get; init; }

    /// <summary>PEM file with the authority that signed the server's certificate; null takes the machine's authorities.</summary>
    public string? CaFile { get; init; }

    /// <summary>True for an address over HTTPS without a password in it, and with no date or one date format that tells a day.</summary>
    public static bool IsUsable(string address) => HttpsFolder.IsUsable(address);

    public override string Name => Address;
}
