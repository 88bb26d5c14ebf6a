namespace CsaeDataBridge.Extracts;

/// <summary>A PostgreSQL database and the query whose rows are a feed's delivery. Paths are full.</summary>
public sealed record QuerySource
{
    public required string Host { get; init; }

    public int Port { get; init; } = 5432;

    public required string Database { get; init; }

    public required string User { get; init; }

    /// <summary>File whose first line is the password; null where the certificate or the server's own rules let the account in.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>PEM file with the client's certificate; null for none.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>PEM file with its key; null when there is no certificate.</summary>
    public string? KeyFile { get; init; }

    /// <summary>PEM file with the authority that signed the server's certificate; null takes the machine's authorities.</summary>
    public string? CaFile { get; init; }

    /// <summary>False sends everything in the clear; meant for a database on the same machine.</summary>
    public bool Tls { get; init; } = true;

    /// <summary>File with one SELECT.</summary>
    public required string SqlFile { get; init; }

    /// <summary>File with one SELECT that gives one date, the business date; null takes the day on which the rows are read.</summary>
    public string? AsOfFile { get; init; }

    /// <summary>Time after which the server gives up a statement. The default value is 10 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often a connection that fails is tried again, in addition to the first time. The default value is 3.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>Wait before the first retry; each one after it waits twice as long. The default value is 5 seconds.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>IANA name of the zone in which instants are written.</summary>
    public string TimeZone { get; init; } = "Europe/London";

    /// <summary>The source as people name it, for messages.</summary>
    public string Name => $"{Host}/{Database}";
}
