namespace CsaeDataBridge.Northshire;

/// <summary>Home Office sub-classes whose wording fits the victim; another would be a crime that nobody can record.</summary>
/// <remarks>Titles: the open offence file of the Ministry of Justice.</remarks>
internal static class Offences
{
    /// <summary>Not sexual.</summary>
    public static readonly string[] Other = ["008/06", "105/01", "034/00", "045/10", "049/10"];

    // Indecent images of a child, of any sex and age.
    private const string Images = "086/02";

    /// <summary>Picks one with a single draw; one in six of abuse is about images.</summary>
    /// <param name="age">The victim's, in whole years; 022/02 and 022/03 are of victims of 13 and over, adults among them.</param>
    public static string Pick(Randomness random, string harm, bool female, int age)
    {
        string[] fitting = (harm, female, age) switch
        {
            ("cse", true, < 13) => ["071/02"],
            ("cse", true, < 16) => ["071/04", "071/08"],
            ("cse", true, _) => ["071/06", "071/08"],
            ("cse", false, < 13) => ["071/03"],
            ("cse", false, < 16) => ["071/05", "071/08"],
            ("cse", false, _) => ["071/07", "071/08"],
            (_, true, < 13) => ["019/16", "021/02"],
            (_, true, < 16) => ["019/07", "088/01"],
            (_, true, _) => ["022/02"],
            (_, false, < 13) => ["019/17", "021/04"],
            (_, false, < 16) => ["019/09", "088/02"],
            (_, false, _) => ["022/03"],
        };
        int draw = random.Below(6);
        return harm != "cse" && draw == 0 ? Images : fitting[draw % fitting.Length];
    }

    /// <summary>What the wording says of the victim: child, age (it depends on the victim's), images, or nothing.</summary>
    public static string About(string code) => code switch
    {
        Images => "images",
        "022/02" or "022/03" => "age",
        _ => Other.Contains(code) ? "" : "child",
    };
}
