namespace CsaeDataBridge.Northshire;

/// <summary>A service that knows some of the people.</summary>
/// <param name="Key">Its feed.</param>
/// <param name="Agency">The agency, as people.csv names it.</param>
/// <param name="Salt">Makes its draws its own.</param>
/// <param name="Chance">In a hundred, that it learns of a child.</param>
/// <param name="AdultChance">In a hundred, that it learns of an adult.</param>
internal sealed record Service(string Key, string Agency, ulong Salt, Func<Person, int> Chance, int AdultChance)
{
    public Randomness Draws(Person person, ulong seed) => new(seed ^ Salt ^ (0x9E3779B97F4A7C15 * (ulong)(person.Number + 7)));
}
