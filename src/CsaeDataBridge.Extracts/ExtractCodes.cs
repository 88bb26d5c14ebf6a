namespace CsaeDataBridge.Extracts;

/// <summary>The permanent codes of extracts: EXT20x to EXT22x stop a file, EXT23x hold a row, EXT24x say what was mended or passed over.</summary>
public static class ExtractCodes
{
    /// <summary>No such file, or it cannot be opened.</summary>
    public const string Unreadable = "EXT201";

    /// <summary>The file is empty, or has no header.</summary>
    public const string Empty = "EXT202";

    /// <summary>The archive is damaged, or does not hold exactly one file.</summary>
    public const string DamagedArchive = "EXT203";

    /// <summary>Bytes that are not in the encoding that the mapping names.</summary>
    public const string WrongEncoding = "EXT204";

    /// <summary>A column that the mapping reads is not there.</summary>
    public const string MissingColumn = "EXT205";

    /// <summary>A column that the agreement forbids is read.</summary>
    public const string ForbiddenColumn = "EXT206";

    /// <summary>A column that no clause lists, where the clause refuses such files.</summary>
    public const string UnlistedColumn = "EXT207";

    /// <summary>A header stands twice.</summary>
    public const string HeaderTwice = "EXT208";

    /// <summary>Not a workbook, or without the sheet.</summary>
    public const string NotAWorkbook = "EXT209";

    /// <summary>XML that is not well formed.</summary>
    public const string DamagedXml = "EXT210";

    /// <summary>JSON that is not well formed.</summary>
    public const string DamagedJson = "EXT211";

    /// <summary>A bundle that asks for more than to be read, or a JSON file of another kind.</summary>
    public const string NotABundle = "EXT212";

    /// <summary>A record, a cell or a header larger than any real one: a broken or hostile file.</summary>
    public const string TooLarge = "EXT213";

    /// <summary>An archive that unpacks to far more than any real file does.</summary>
    public const string Bomb = "EXT214";

    /// <summary>XML that does not follow its schema.</summary>
    public const string NotOfSchema = "EXT215";

    /// <summary>No array of records where the mapping looks for them.</summary>
    public const string NoRecords = "EXT216";

    /// <summary>More columns, or different elements, than any extract has.</summary>
    public const string TooManyColumns = "EXT217";

    /// <summary>An archive whose password is missing or another.</summary>
    public const string Locked = "EXT218";

    /// <summary>A file of FHIR resources, and no view that says what its columns are.</summary>
    public const string NoView = "EXT220";

    /// <summary>A FHIR resource that refers to a record and is not as R4 has it, so that nobody knows which record to hold.</summary>
    public const string UnsureReference = "EXT221";

    /// <summary>The rows do not add up: a fault of the program.</summary>
    public const string Unbalanced = "EXT219";

    /// <summary>A row with more or fewer cells than the header.</summary>
    public const string RaggedRow = "EXT230";

    /// <summary>A row with a quote that is not closed or stands inside a cell.</summary>
    public const string BrokenQuote = "EXT231";

    /// <summary>A row whose reference is blank.</summary>
    public const string MissingReference = "EXT232";

    /// <summary>A record of JSON that is not one whole object, each member once and each text whole.</summary>
    public const string BrokenLine = "EXT234";

    /// <summary>A FHIR resource that is not as R4 has it, or that reads such another.</summary>
    public const string NotOfR4 = "EXT235";

    /// <summary>A FHIR resource with several values where the view has place for one.</summary>
    public const string SeveralValues = "EXT236";

    /// <summary>Mended: a quote inside a cell that is not quoted, kept as text.</summary>
    public const string StrayQuote = "EXT240";

    /// <summary>Mended: blank cells after the last column, left out.</summary>
    public const string BlankCellsAtEnd = "EXT241";

    /// <summary>Passed over: the header again.</summary>
    public const string RepeatedHeader = "EXT242";

    /// <summary>Passed over: a trailer that the mapping names.</summary>
    public const string Trailer = "EXT243";

    /// <summary>A FHIR resource with a modifierExtension: it may mean the opposite of what it says.</summary>
    public const string ModifiedMeaning = "EXT233";
}
