namespace CsaeDataBridge;

/// <summary>The permanent codes of the program: its configuration and its command line.</summary>
internal static class ProgramCodes
{
    /// <summary>A key or value of bridge.yaml is wrong.</summary>
    public const string Configuration = "CFG110";

    /// <summary>bridge.yaml names something that it does not declare, or a folder that is not there.</summary>
    public const string NotFound = "CFG111";

    /// <summary>A feed's inbox holds no delivery.</summary>
    public const string NoDelivery = "CFG112";

    /// <summary>A delivery's name does not carry the business date that the mapping reads from it.</summary>
    public const string NoBusinessDate = "EXT290";

    /// <summary>A command that is allowed on synthetic data only was asked of another store.</summary>
    public const string NotSynthetic = "CFG113";

    /// <summary>Somebody asked the work to stop.</summary>
    public const string Cancelled = "CFG114";

    /// <summary>The command line has an option, value or command that the program does not know, or lacks one.</summary>
    public const string Usage = "CFG115";

    /// <summary>A file or folder beside the store cannot be read or written.</summary>
    public const string FileAccess = "CFG116";

    /// <summary>No quality return is there for a feed or load.</summary>
    public const string NoReturn = "CFG118";

    /// <summary>The program failed in a way it has no code for.</summary>
    public const string Unexpected = "CFG199";
}
