namespace CsaeDataBridge.Issues;

/// <summary>What <c>bridge</c> returns to the shell; the kind of cause can be told without reading a log.</summary>
public static class ExitCode
{
    public const int Done = 0;
    public const int Unexpected = 1;
    public const int Usage = 2;
    public const int DoneWithFeedStopped = 3;
    public const int Configuration = 9;
    public const int Mapping = 10;
    public const int SourceFile = 11;
    public const int AgreementRefuses = 12;
    public const int MappingTestsFailed = 13;
    public const int Store = 14;
    public const int DiskFullOrLocked = 15;
    public const int Cancelled = 130;

    /// <summary>The exit code of an issue, from the group letters of its code.</summary>
    /// <remarks>CFG115 is a command line that cannot be understood; STO490 to STO499 are kept for a full disk and for locks; MAP390 to MAP399 for failed mapping tests.</remarks>
    public static int For(string issueCode) => issueCode switch
    {
        ['C', 'F', 'G', '1', '1', '5'] => Usage,
        ['S', 'T', 'O', '4', '9', ..] => DiskFullOrLocked,
        ['M', 'A', 'P', '3', '9', ..] => MappingTestsFailed,
        ['C', 'F', 'G', ..] => Configuration,
        ['M', 'A', 'P', ..] or ['F', 'H', 'R', '9', '8', ..] => Mapping,
        ['E', 'X', 'T', ..] or ['F', 'H', 'R', ..] => SourceFile,
        ['A', 'G', 'R', ..] or ['S', 'H', 'R', ..] => AgreementRefuses,
        ['S', 'T', 'O', ..] or ['L', 'N', 'K', ..] or ['R', 'P', 'T', ..] => Store,
        _ => Unexpected,
    };
}
