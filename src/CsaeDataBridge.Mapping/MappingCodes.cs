namespace CsaeDataBridge.Mapping;

/// <summary>The permanent codes of mappings: MAP30x to MAP32x faults of the file, MAP33x held rows, MAP39x failed tests.</summary>
public static class MappingCodes
{
    /// <summary>A key, word or shape of the mapping file is wrong.</summary>
    public const string Malformed = "MAP301";

    /// <summary>A rule or target names a field that <c>read:</c> does not have.</summary>
    public const string UnknownField = "MAP302";

    /// <summary>A target names a column that the common schema does not have.</summary>
    public const string UnknownColumn = "MAP303";

    /// <summary>A value is not a code of its column.</summary>
    public const string UnknownCode = "MAP304";

    /// <summary>Text would be written through without a list, pattern, code, flag or id.</summary>
    public const string TextWrittenThrough = "MAP305";

    /// <summary>A rule can never be reached.</summary>
    public const string UnreachableRule = "MAP306";

    /// <summary>One spelling stands under two values.</summary>
    public const string SpellingTwice = "MAP307";

    /// <summary>The agreement does not permit a field that the mapping reads.</summary>
    public const string NotPermitted = "MAP308";

    /// <summary>A shared value list that the mapping uses does not exist.</summary>
    public const string UnknownList = "MAP309";

    /// <summary>A field is declared but no rule reads it.</summary>
    public const string UnusedField = "MAP310";

    /// <summary>A spelling that no value of the list knows.</summary>
    public const string UnmappedSpelling = "MAP330";

    /// <summary>A flag cell with words that the lexicon does not know.</summary>
    public const string UnreadFlag = "MAP331";

    /// <summary>A cell that is not a date in any of the formats, or outside 1900 to the delivery's date and a day.</summary>
    public const string UnreadableDate = "MAP332";

    /// <summary>A cell that is not a number, or outside the range.</summary>
    public const string UnreadableNumber = "MAP333";

    /// <summary>A cell that is not a code of the named code system.</summary>
    public const string UnreadableCode = "MAP334";

    /// <summary>A cell that does not match the pattern.</summary>
    public const string PatternNotMatched = "MAP335";

    /// <summary>A test inside the mapping fails.</summary>
    public const string TestFailed = "MAP390";
}
