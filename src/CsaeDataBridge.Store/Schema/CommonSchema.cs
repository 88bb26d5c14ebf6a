namespace CsaeDataBridge.Store;

/// <summary>The common schema: every table, column and code, read once from the definitions inside this assembly.</summary>
/// <param name="Tables">The tables of <c>store.duckdb</c>, schema <c>csae</c>.</param>
/// <param name="VaultTables">The tables of <c>vault.duckdb</c>.</param>
/// <param name="Views">Views beside <c>&lt;table&gt;_now</c>.</param>
/// <param name="Aliases">Per code list: a word of the source code lists or the lexicon, and the code of this schema.</param>
public sealed record CommonSchema(
    IReadOnlyList<SchemaTable> Tables,
    IReadOnlyList<SchemaTable> VaultTables,
    IReadOnlyList<SchemaView> Views,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Aliases)
{
    /// <summary>The version that is stamped into a store; raised whenever a table or column changes.</summary>
    public const int Version = 3;

    /// <summary>The oldest version whose stores are migrated.</summary>
    public const int OldestMigrated = 2;

    /// <summary>The number in <c>load_to</c> of every current row.</summary>
    public const int Current = int.MaxValue;

    /// <summary>The code of an answer that the source says it does not know.</summary>
    public const string Unknown = "unknown";

    /// <summary>The code of an answer that the source left blank.</summary>
    public const string NotRecorded = "not_recorded";

    private static readonly Lazy<CommonSchema> Read = new(SchemaReader.Read);

    /// <summary>The schema of this version of the program.</summary>
    public static CommonSchema Load() => Read.Value;

    /// <summary>The tables that a mapping writes: events, persons and what belongs to an event.</summary>
    public IEnumerable<SchemaTable> MappedTables => Tables.Where(table => table.Kind is TableKind.History or TableKind.Child);

    /// <summary>The table of persons who got another number, which a mapping writes beside the others.</summary>
    public SchemaTable Renumbering => this["renumbering"];

    /// <summary>The version that last changed what a mapping writes. A later one that did not leaves deliveries as loaded as they were.</summary>
    public int MappedVersion => MappedTables
        .SelectMany(table => table.Columns.Concat(table.HistoryColumns).Select(column => column.Since).Append(table.Since))
        .Append(OldestMigrated)
        .Max();

    /// <summary>The table of that name in schema <c>csae</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public SchemaTable this[string table] => Find(table) ?? throw new KeyNotFoundException($"the common schema has no table {table}");

    /// <summary>The table of that name in schema <c>csae</c>; null when there is none.</summary>
    public SchemaTable? Find(string table) => Tables.FirstOrDefault(candidate => candidate.Name == table);

    /// <summary>The table of that name in the vault.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public SchemaTable Vault(string table) =>
        VaultTables.FirstOrDefault(candidate => candidate.Name == table) ?? throw new KeyNotFoundException($"the vault has no table {table}");

    /// <summary>The code of this schema for a word of the source code lists or the lexicon; the word itself when it has no alias.</summary>
    /// <param name="codeList">Name of the code list, for example <c>role</c>.</param>
    /// <param name="word">The word as the code list or lexicon writes it.</param>
    public string Translate(string codeList, string word) =>
        Aliases.TryGetValue(codeList, out IReadOnlyDictionary<string, string>? words) && words.TryGetValue(word, out string? code) ? code : word;
}
