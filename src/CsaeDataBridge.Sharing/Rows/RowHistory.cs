namespace CsaeDataBridge.Sharing;

/// <summary>Joins what earlier packages said under the same pseudonyms, as whoever has them all can.</summary>
internal static class RowHistory
{
    /// <param name="microdata">Knows which columns tell somebody and which are sensitive.</param>
    /// <param name="packages">The rows of each package, in the order in which they were sent.</param>
    /// <returns>By person, everybody who was ever in one.</returns>
    public static Dictionary<string, PersonHistory> Of(Microdata microdata, IReadOnlyList<IReadOnlyList<PersonRow>> packages)
    {
        ILookup<string, PersonRow>[] byPerson = [.. packages.Select(rows => rows.ToLookup(row => row.Person, StringComparer.Ordinal))];
        return byPerson.SelectMany(package => package.Select(person => person.Key)).Distinct(StringComparer.Ordinal).ToDictionary(
            person => person,
            person => new PersonHistory(
                string.Join('\u001d', byPerson.Select(package => microdata.Signature(package[person]))),
                microdata.Sensitive(byPerson.SelectMany(package => package[person]))),
            StringComparer.Ordinal);
    }
}
