namespace CsaeDataBridge.Sharing;

/// <summary>What an automatic check found in the files of a package.</summary>
/// <param name="Name">agreement, disclosure, microdata, formulas, metadata or schema.</param>
/// <param name="Passed">False refuses the release.</param>
/// <param name="Found">What was looked at and what was found, in words and numbers; never a value.</param>
public sealed record PackageCheck(string Name, bool Passed, string Found);
