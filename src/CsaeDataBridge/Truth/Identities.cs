namespace CsaeDataBridge.Truth;

/// <summary>Who can be known to be one: an agency's own number, a shared NHS number, a shared UPN with one birth date.</summary>
internal static class Identities
{
    /// <summary>Gives each record the identity that the identifiers in the rows can show.</summary>
    public static IReadOnlyList<SeenRecord> Apply(IReadOnlyList<SeenRecord> records)
    {
        var parents = new Dictionary<string, string>(StringComparer.Ordinal);
        string Root(string name)
        {
            while (parents.TryGetValue(name, out string? parent) && parent != name)
            {
                name = parent;
            }

            return name;
        }

        void Join(string one, string other)
        {
            (string first, string second) = (Root(one), Root(other));
            if (first != second)
            {
                parents[second] = first;
            }
        }

        foreach (SeenRecord record in records)
        {
            if (record.StatedNhsNumber.Length > 0)
            {
                Join($"nhs {record.StatedNhsNumber}", Local(record));
            }

            if (record.StatedUpn.Length > 0 && record.StatedBorn is { } born)
            {
                Join($"upn {record.StatedUpn} {born:O}", Local(record));
            }
        }

        return [.. records.Select(record => record with { Person = Root(Local(record)) })];
    }

    private static string Local(SeenRecord record) => $"{record.Agency} {record.Planted}";
}
