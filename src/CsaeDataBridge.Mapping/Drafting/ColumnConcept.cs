using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Mapping;

/// <summary>Something that columns are about, with the words by which agencies call it.</summary>
/// <param name="Field">What a draft calls the field.</param>
/// <param name="Target">Where it is written: table.column, concern or factor.</param>
/// <param name="Kind">How it is read: id, identity, date, datetime, values, code, number, flag, or markers for a cell with several words.</param>
/// <param name="Phrases">Each a list of words; a word in angle brackets is a class.</param>
/// <param name="Form">What the cells must look like; null when any will do.</param>
/// <param name="IsTelling">True when the form alone tells what the column is.</param>
/// <param name="Lists">Beginnings of the names of the shared value lists that may read it.</param>
/// <param name="Harm">Flag: what the column is about; null for others.</param>
/// <param name="Detail">The code's system, or the number's range.</param>
/// <param name="IsMany">True when several columns of one extract may be it.</param>
internal sealed record ColumnConcept(
    string Field,
    string Target,
    string Kind,
    IReadOnlyList<IReadOnlyList<string>> Phrases,
    CellForm? Form,
    bool IsTelling,
    IReadOnlyList<string> Lists,
    string? Harm,
    string? Detail,
    bool IsMany);
