using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace CsaeDataBridge.DuckDb;

/// <summary>Tells the kind of a failure from the library's error kind, or from the fixed words its message starts with.</summary>
internal static class FaultKinds
{
    /// <remarks>A parser, catalog or open error carries no kind, only a prefix.</remarks>
    private static readonly (string Prefix, DuckDBErrorType Type)[] Prefixes =
    [
        ("Parser Error:", DuckDBErrorType.Parser),
        ("Syntax Error:", DuckDBErrorType.Syntax),
        ("Binder Error:", DuckDBErrorType.Binder),
        ("Catalog Error:", DuckDBErrorType.Catalog),
        ("IO Error:", DuckDBErrorType.Io),
        ("Permission Error:", DuckDBErrorType.Permission),
        ("Serialization Error:", DuckDBErrorType.Serialization),
        ("Constraint Error:", DuckDBErrorType.Constraint),
        ("Conversion Error:", DuckDBErrorType.Conversion),
        ("Out of Range Error:", DuckDBErrorType.OutOfRange),
        ("Invalid Input Error:", DuckDBErrorType.InvalidInput),
        ("Invalid Configuration Error:", DuckDBErrorType.InvalidInput),
        ("Out of Memory Error:", DuckDBErrorType.OutOfMemory),
        ("TransactionContext Error:", DuckDBErrorType.Transaction),
        ("Transaction Error:", DuckDBErrorType.Transaction),
        ("Connection Error:", DuckDBErrorType.Connection),
        ("INTERRUPT Error:", DuckDBErrorType.Interrupt),
        ("FATAL Error:", DuckDBErrorType.Fatal),
        ("INTERNAL Error:", DuckDBErrorType.Internal),
    ];

    public static FaultKind Classify(DuckDBException failure) => Classify(failure.ErrorType, failure.Message);

    public static FaultKind Classify(DuckDBErrorType type, string message)
    {
        if (type == DuckDBErrorType.Invalid)
        {
            type = Prefixes.FirstOrDefault(known => message.StartsWith(known.Prefix, StringComparison.Ordinal)).Type;
        }

        return type switch
        {
            DuckDBErrorType.Io => ClassifyFile(message),
            DuckDBErrorType.Serialization => FaultKind.FileDamaged,
            DuckDBErrorType.Permission => FaultKind.AccessRefused,
            DuckDBErrorType.Parser or DuckDBErrorType.Syntax or DuckDBErrorType.Binder or DuckDBErrorType.Catalog
                or DuckDBErrorType.ParameterNotResolved or DuckDBErrorType.ParameterNotAllowed
                or DuckDBErrorType.NotImplemented => FaultKind.Statement,
            DuckDBErrorType.Constraint => FaultKind.Constraint,
            DuckDBErrorType.Conversion or DuckDBErrorType.OutOfRange or DuckDBErrorType.Decimal
                or DuckDBErrorType.MismatchType or DuckDBErrorType.DivideByZero => FaultKind.Conversion,
            DuckDBErrorType.OutOfMemory => FaultKind.OutOfMemory,
            DuckDBErrorType.Transaction => IsTheDisk(message) ? ClassifyFile(message) : FaultKind.Transaction,
            DuckDBErrorType.Interrupt => FaultKind.Interrupted,
            DuckDBErrorType.Fatal or DuckDBErrorType.Internal => IsTheDisk(message) ? ClassifyFile(message) : FaultKind.Stopped,
            DuckDBErrorType.InvalidInput => ClassifyInput(message),
            _ => FaultKind.Other,
        };
    }

    // A commit or checkpoint that cannot be written comes as a failure of the transaction or of the whole database; the system's words say why.
    private static bool IsTheDisk(string message) => Has(message, "No space left") || Has(message, "Disk quota") || Has(message, "Input/output error") || Has(message, "Read-only file system");

    private static FaultKind ClassifyFile(string message) =>
        Has(message, "Could not set lock") || Has(message, "is already open") ? FaultKind.Locked
        : Has(message, "No space left") || Has(message, "Disk quota") || Has(message, "File too large") || Has(message, "not enough disk space") ? FaultKind.DiskFull
        : Has(message, "Permission denied") || Has(message, "Access is denied") ? FaultKind.FileForbidden
        : Has(message, "No such file") || Has(message, "does not exist") || Has(message, "cannot find the") ? FaultKind.FileMissing
        : Has(message, "not a valid DuckDB") || Has(message, "Corrupt") || Has(message, "checksum") || Has(message, "could not read enough") ? FaultKind.FileDamaged
        : FaultKind.FileFault;

    private static FaultKind ClassifyInput(string message) =>
        message.StartsWith("Invalid Input Error: Cannot execute statement of type", StringComparison.Ordinal) ? FaultKind.ReadOnly
        : message.StartsWith("Invalid Input Error: Cannot change configuration option", StringComparison.Ordinal) ? FaultKind.AccessRefused
        : message.StartsWith("Invalid Input Error: Could not parse string", StringComparison.Ordinal) ? FaultKind.Conversion
        : FaultKind.Other;

    private static bool Has(string message, string words) => message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
