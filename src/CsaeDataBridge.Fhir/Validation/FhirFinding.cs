using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>Something that a check found in a resource.</summary>
/// <param name="Code">Permanent code: <see cref="FhirCodes"/>.</param>
/// <param name="Severity">An error makes the resource invalid; a warning does not.</param>
/// <param name="Expression">FHIRPath of the element, from the resource that was checked.</param>
/// <param name="Line">Where the element begins, 1-based; 0 when there is no place.</param>
/// <param name="Column">Where the element begins in its line, 1-based; bytes of JSON, characters of XML.</param>
/// <param name="Found">What is there, without any value.</param>
/// <param name="Expected">What should be there.</param>
/// <param name="Fix">The next step for the person who reads this.</param>
public sealed record FhirFinding(string Code, IssueSeverity Severity, string Expression, int Line, int Column, string Found, string Expected, string Fix)
{
    public bool IsError => Severity == IssueSeverity.Error;

    /// <param name="file">The name to show; null for none.</param>
    public Issue ToIssue(string? file = null) =>
        new(Code, Severity, new Place(file, Line > 0 ? Line : null, Line > 0 ? Column : null, Expression.Length == 0 ? null : Expression), Found, Expected, Fix);

    internal static FhirFinding From(Issue issue) =>
        new(issue.Code, issue.Severity, issue.Place.Field ?? "", (int)(issue.Place.Line ?? 0), issue.Place.Column ?? 0, issue.Found, issue.Expected, issue.Fix);
}
