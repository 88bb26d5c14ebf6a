using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Mapping;

/// <summary>Takes out of a profile what may be a person's own even when many rows have it: names, references, dates and free text.</summary>
public static class ProfilePrivacy
{
    /// <summary>The profile with cells only of columns that hold words.</summary>
    public static ExtractProfile Protect(ExtractProfile profile, IReadOnlyList<ColumnGuess> guesses) => profile with
    {
        Columns = [.. profile.Columns.Select(column => HoldsWords(column, guesses.FirstOrDefault(guess => guess.Column == column.Name)) ? column : column with
        {
            Values = [],
            Masked = column.Distinct,
            MaskedRows = column.Filled,
        })],
    };

    private static bool HoldsWords(ColumnProfile column, ColumnGuess? guess) =>
        guess?.Kind is not ("id" or "identity" or "date" or "datetime")
        && column.Share(CellForm.Date) < 0.5 && column.Share(CellForm.Instant) < 0.5 && column.Share(CellForm.Prose) < 0.2
        && column.Share(CellForm.NhsNumber) < 0.2 && column.Share(CellForm.Upn) < 0.2 && column.Share(CellForm.Postcode) < 0.2
        && !ColumnTerms.Shipped.MayName(column.Name);
}
