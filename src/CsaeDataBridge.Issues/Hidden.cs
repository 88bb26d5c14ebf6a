using System.Globalization;

namespace CsaeDataBridge.Issues;

/// <summary>Stands in for a cell value wherever people read: messages never show personal data.</summary>
public static class Hidden
{
    /// <param name="length">Number of characters hidden, zero or more.</param>
    public static string Cell(int length) =>
        string.Create(CultureInfo.InvariantCulture, $"<hidden, {length} character{(length == 1 ? "" : "s")}>");
}
