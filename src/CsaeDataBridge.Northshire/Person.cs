namespace CsaeDataBridge.Northshire;

/// <summary>An invented person of Northshire. Names are made of syllables; NHS numbers are of the 999 range, which is never issued.</summary>
internal sealed record Person(
    int Number,
    bool Female,
    DateOnly Born,
    int Area,
    int Ethnicity,
    string Given,
    string Family,
    string NhsNumber,
    string Upn,
    string Postcode,
    Concern? Concern)
{
    public int AgeOn(DateOnly day)
    {
        int age = day.Year - Born.Year;
        return day < Born.AddYears(age) ? age - 1 : age;
    }
}
