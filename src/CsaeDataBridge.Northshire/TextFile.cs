using System.Globalization;
using System.Text;

namespace CsaeDataBridge.Northshire;

/// <summary>Text files whose bytes are the same on every machine.</summary>
internal static class TextFile
{
    public static StreamWriter Create(string path, Encoding? encoding = null, string newLine = "\n")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new StreamWriter(path, false, encoding ?? new UTF8Encoding(false)) { NewLine = newLine };
    }

    /// <summary>A CSV row; cells with commas or quotes are quoted.</summary>
    public static string Row(params string[] cells) =>
        string.Join(',', cells.Select(cell => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    public static string Uk(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>03-Jun-25, as some screens show it.</summary>
    public static string Short(DateOnly day) => day.ToString("dd-MMM-yy", CultureInfo.InvariantCulture);
}
