using System.Text;

namespace CsaeDataBridge.DuckDb;

/// <summary>The pieces of generated SQL; nothing else quotes.</summary>
public static class Sql
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A quoted identifier.</summary>
    /// <exception cref="ArgumentException">The name is empty, holds a NUL or half a surrogate pair.</exception>
    public static string Identifier(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Check(name, nameof(name));
        return name.Contains('\0', StringComparison.Ordinal)
            ? throw new ArgumentException("an identifier holds a NUL", nameof(name))
            : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>A text literal; a NUL inside becomes <c>chr(0)</c>, because the statement's text ends at one.</summary>
    /// <exception cref="ArgumentException">The text holds half a surrogate pair.</exception>
    public static string Literal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Check(text, nameof(text));
        string quoted = $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
        return text.Contains('\0', StringComparison.Ordinal)
            ? $"({quoted.Replace("\0", "' || chr(0) || '", StringComparison.Ordinal)})"
            : quoted;
    }

    /// <summary>A name of several parts, each quoted: catalog, schema, table, column.</summary>
    public static string Name(params string[] parts)
    {
        ArgumentOutOfRangeException.ThrowIfZero(parts.Length);
        return string.Join('.', parts.Select(Identifier));
    }

    private static void Check(string text, string parameter)
    {
        try
        {
            Strict.GetByteCount(text);
        }
        catch (EncoderFallbackException)
        {
            throw new ArgumentException("the text holds half a surrogate pair", parameter);
        }
    }
}
