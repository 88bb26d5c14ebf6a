namespace CsaeDataBridge.Extracts;

/// <summary>The permanent codes of extracts: EXT20x to EXT22x stop a file, EXT23x hold a row, EXT24x say what was mended or passed over, EXT25x and EXT260 to EXT264 stop a delivery on its way, EXT265 and EXT266 a file that is written otherwise than its mapping says, EXT27x one that is encrypted.</summary>
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

    /// <summary>A file of the same delivery that is not there.</summary>
    public const string NoJoinedFile = "EXT222";

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

    /// <summary>A row for which the joined file has no row.</summary>
    public const string Unmatched = "EXT238";

    /// <summary>A row for which the joined file has several rows that differ.</summary>
    public const string AmbiguousJoin = "EXT239";

    /// <summary>A row whose reference has not the form that the mapping says.</summary>
    public const string MisformedReference = "EXT237";

    /// <summary>Mended: a quote inside a cell that is not quoted, kept as text.</summary>
    public const string StrayQuote = "EXT240";

    /// <summary>Mended: blank cells after the last column, left out.</summary>
    public const string BlankCellsAtEnd = "EXT241";

    /// <summary>Passed over: the header again.</summary>
    public const string RepeatedHeader = "EXT242";

    /// <summary>Passed over: a trailer that the mapping names.</summary>
    public const string Trailer = "EXT243";

    /// <summary>Passed over: a row of a joined file that no row asks for, or that has no key.</summary>
    public const string NotAskedFor = "EXT244";

    /// <summary>A FHIR resource with a modifierExtension: it may mean the opposite of what it says.</summary>
    public const string ModifiedMeaning = "EXT233";

    /// <summary>A file with a password or key that is not there, is empty, or may be read by others.</summary>
    public const string UnsafeSecret = "EXT250";

    /// <summary>The other end does not answer.</summary>
    public const string Unreachable = "EXT251";

    /// <summary>The other end is not the one that was pinned: another host key or certificate.</summary>
    public const string NotTrusted = "EXT252";

    /// <summary>The other end refuses the login.</summary>
    public const string LoginRefused = "EXT253";

    /// <summary>The other end does not have the folder, file or database, or does not let this account at it.</summary>
    public const string NotThere = "EXT254";

    /// <summary>The connection broke off in the middle.</summary>
    public const string ConnectionLost = "EXT255";

    /// <summary>A file larger than the feed's limit.</summary>
    public const string OverLimit = "EXT256";

    /// <summary>A file that changed while it was fetched.</summary>
    public const string ChangedMeanwhile = "EXT257";

    /// <summary>A file whose name cannot be one in the inbox.</summary>
    public const string UnusableName = "EXT258";

    /// <summary>A program that the work needs is not installed.</summary>
    public const string ProgramMissing = "EXT259";

    /// <summary>A query that the database does not take, or that does more than read.</summary>
    public const string BadQuery = "EXT260";

    /// <summary>A query that took longer than it may.</summary>
    public const string QueryTimeout = "EXT261";

    /// <summary>A query for the business date that does not give one date.</summary>
    public const string NoQueryDate = "EXT262";

    /// <summary>The database gave up for a reason that has no code of its own.</summary>
    public const string DatabaseFault = "EXT263";

    /// <summary>The inbox cannot be written, or another program fetches into it.</summary>
    public const string InboxUnusable = "EXT264";

    /// <summary>A text file in another encoding than the mapping says.</summary>
    public const string OtherEncoding = "EXT265";

    /// <summary>A text file with another delimiter or other quotes than the mapping says.</summary>
    public const string OtherDialect = "EXT266";

    /// <summary>An OpenPGP file that is not encrypted, damaged, or tampered with.</summary>
    public const string PgpDamaged = "EXT270";

    /// <summary>An OpenPGP file without the key or passphrase that opens it, or a key that cannot be used.</summary>
    public const string PgpKey = "EXT271";

    /// <summary>An OpenPGP file that none of the keys that may sign it signed.</summary>
    public const string PgpSignature = "EXT272";
}
