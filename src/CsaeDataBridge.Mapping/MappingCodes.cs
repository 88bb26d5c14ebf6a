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

    /// <summary>A "no" that the source cannot say.</summary>
    public const string SaysNo = "MAP311";

    /// <summary>A date format that is not exact, or a pattern that cannot be used.</summary>
    public const string UnusableFormat = "MAP312";

    /// <summary>A field whose kind does not fit the column or the condition.</summary>
    public const string WrongKind = "MAP313";

    /// <summary>Something that every mapping must write and this one does not.</summary>
    public const string NotWritten = "MAP314";

    /// <summary>Version, changes and status do not fit each other.</summary>
    public const string Version = "MAP315";

    /// <summary>A field is used in a way in which its clause does not keep it.</summary>
    public const string KeptOtherwise = "MAP316";

    /// <summary>A row condition of the agreement that the mapping cannot answer.</summary>
    public const string RowCondition = "MAP317";

    /// <summary>A delivery's name does not tell its business date.</summary>
    public const string NoBusinessDate = "MAP318";

    /// <summary>A vocabulary or scale that the flag lexicon does not have.</summary>
    public const string UnknownLexicon = "MAP319";

    /// <summary>A phrase that stands twice in one file of the flag lexicon.</summary>
    public const string LexiconTwice = "MAP325";

    /// <summary>A phrase to which a source's file of the flag lexicon gives another meaning than the common one, without saying so.</summary>
    public const string LexiconConflict = "MAP326";

    /// <summary>A list of people that a clause asks cannot be asked: it is not there or damaged, or the mapping reads no NHS number.</summary>
    public const string PersonList = "MAP327";

    /// <summary>A row that somebody asks about and the extract does not have.</summary>
    public const string NoSuchRow = "MAP320";

    /// <summary>An active mapping that nobody has approved as it stands.</summary>
    public const string NotApproved = "MAP321";

    /// <summary>A mapping that is a draft or retired, where one is to load data.</summary>
    public const string NotActive = "MAP322";

    /// <summary>A spelling that no value of the list knows.</summary>
    public const string UnmappedSpelling = "MAP330";

    /// <summary>A flag cell with words that the lexicon does not know.</summary>
    public const string UnreadFlag = "MAP331";

    /// <summary>A cell that is not a date in any of the formats.</summary>
    public const string UnreadableDate = "MAP332";

    /// <summary>A cell that is not a number.</summary>
    public const string UnreadableNumber = "MAP333";

    /// <summary>A cell that is not a code of the named code system.</summary>
    public const string UnreadableCode = "MAP334";

    /// <summary>A cell that does not match the pattern.</summary>
    public const string PatternNotMatched = "MAP335";

    /// <summary>A date before 1900 or more than a day after the delivery.</summary>
    public const string DateOutOfRange = "MAP336";

    /// <summary>A cell that two of the formats read as different dates.</summary>
    public const string AmbiguousDate = "MAP337";

    /// <summary>A local time in the hour that the clocks skip in spring.</summary>
    public const string SkippedHour = "MAP338";

    /// <summary>A number outside its range.</summary>
    public const string NumberOutOfRange = "MAP339";

    /// <summary>A spelling that its value list does not have at the delivery's business date.</summary>
    public const string OutOfUse = "MAP340";

    /// <summary>Pause: fewer rows than the mapping asks for.</summary>
    public const string TooFewRows = "MAP341";

    /// <summary>Pause: many more or fewer rows than in the last load.</summary>
    public const string RowsChanged = "MAP342";

    /// <summary>Pause: too many held rows.</summary>
    public const string TooManyHeld = "MAP343";

    /// <summary>Pause: a field is blank too often.</summary>
    public const string TooManyBlank = "MAP344";

    /// <summary>A check: too many rows repeat an earlier one.</summary>
    public const string TooManyDuplicate = "MAP345";

    /// <summary>A check: too many rows are kept out by a clause.</summary>
    public const string TooManyExcluded = "MAP346";

    /// <summary>Rows and fates do not balance: a fault of the program.</summary>
    public const string Unbalanced = "MAP350";

    /// <summary>A held row cannot be let in: a mapped row of the same event or person is not mapped any more.</summary>
    public const string NoCompanion = "MAP351";

    /// <summary>A held row cannot be mapped from what was kept of it.</summary>
    public const string NotKept = "MAP352";

    /// <summary>A test inside the mapping fails.</summary>
    public const string TestFailed = "MAP390";

    /// <summary>A test inside the mapping cannot be run.</summary>
    public const string TestMalformed = "MAP391";
}
