using System.Globalization;

namespace CsaeDataBridge.Northshire;

/// <summary>Where a row is: the feed, its file, and the line, sheet row or bundle entry.</summary>
internal readonly record struct SourceLine(string Feed, string File, long Line)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Feed},{File},{Line}");
}
