namespace CsaeDataBridge.DuckDb;

/// <summary>Issue codes of the database itself; permanent.</summary>
public static class DuckDbCodes
{
    /// <summary>The database file is not there.</summary>
    public const string FileMissing = "STO401";

    /// <summary>The file is damaged, or no database.</summary>
    public const string FileDamaged = "STO402";

    /// <summary>The operating system refuses the file.</summary>
    public const string FileForbidden = "STO403";

    /// <summary>The session's own settings refuse what was asked: a file elsewhere, or a changed setting.</summary>
    public const string AccessRefused = "STO404";

    /// <summary>A statement cannot be read, or names what is not there.</summary>
    public const string Statement = "STO405";

    /// <summary>A constraint refuses a row.</summary>
    public const string Constraint = "STO406";

    /// <summary>A value does not fit the type asked for.</summary>
    public const string Conversion = "STO407";

    /// <summary>The session's memory is not enough.</summary>
    public const string OutOfMemory = "STO408";

    /// <summary>A transaction conflicts, was aborted, or is open already.</summary>
    public const string Transaction = "STO409";

    /// <summary>A database opened for reading is written.</summary>
    public const string ReadOnly = "STO410";

    /// <summary>Reading or writing a file failed for another reason.</summary>
    public const string FileFault = "STO411";

    /// <summary>The database stopped itself and takes no more statements until it is opened again.</summary>
    public const string Stopped = "STO412";

    /// <summary>The native library is missing or does not load.</summary>
    public const string Library = "STO413";

    /// <summary>A statement failed for a reason that has no code of its own.</summary>
    public const string Other = "STO414";

    /// <summary>A statement was interrupted, but nobody cancelled it.</summary>
    public const string Interrupted = "STO415";

    /// <summary>A statement stands where only queries may.</summary>
    public const string NotAQuery = "STO416";

    /// <summary>The disk is full.</summary>
    public const string DiskFull = "STO490";

    /// <summary>Another program, or another session of this one, holds the file.</summary>
    public const string Locked = "STO491";
}
