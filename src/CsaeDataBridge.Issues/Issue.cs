namespace CsaeDataBridge.Issues;

/// <summary>One fault with a permanent code, its place, and what to do about it.</summary>
/// <param name="Code">Permanent code, group letters and number, for example <c>MAP304</c>. Never reused.</param>
/// <param name="Severity">An error stops what it is about; a warning does not.</param>
/// <param name="Place">Where; <see cref="Issues.Place.None"/> when it has no place.</param>
/// <param name="Found">What is there, without any cell value: see <see cref="Hidden"/>.</param>
/// <param name="Expected">What should be there.</param>
/// <param name="Fix">The next step for the person who reads this.</param>
public sealed record Issue(string Code, IssueSeverity Severity, Place Place, string Found, string Expected, string Fix)
{
    public static Issue Error(string code, Place place, string found, string expected, string fix) =>
        new(code, IssueSeverity.Error, place, found, expected, fix);

    public static Issue Warning(string code, Place place, string found, string expected, string fix) =>
        new(code, IssueSeverity.Warning, place, found, expected, fix);

    /// <summary>The issue as people read it: a head line, then found, expected and fix, indented.</summary>
    public override string ToString()
    {
        string severity = Severity switch
        {
            IssueSeverity.Error => "error",
            IssueSeverity.Warning => "warning",
            _ => "information",
        };
        string place = Place.ToString();
        string head = place.Length == 0 ? $"{Code} {severity}" : $"{Code} {severity}  {place}";
        return $"{head}\n  Found:    {Found}\n  Expected: {Expected}\n  Fix:      {Fix}";
    }
}
