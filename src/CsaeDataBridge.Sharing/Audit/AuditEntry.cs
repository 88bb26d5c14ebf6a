using System.Text.RegularExpressions;

namespace CsaeDataBridge.Sharing;

/// <summary>What a caller wants recorded. Every text is of a closed form, so that no cell, name or path can stand in the audit.</summary>
/// <param name="Action">What is done.</param>
/// <param name="Object">What it is done to: a feed, a release, a number; never a file's name and never a person.</param>
public sealed partial record AuditEntry(AuditAction Action, string Object)
{
    /// <summary>A person whom it concerns, as <see cref="AuditLog.Subject"/> gives them; null for none.</summary>
    public string? Subject { get; init; }

    /// <summary>The agreement with its flow or release; null when none was asked.</summary>
    public string? Agreement { get; init; }

    /// <summary>The clause that decided; null when none did.</summary>
    public string? Clause { get; init; }

    /// <summary>What it is done for, by the id of a purpose of the agreement; null where nobody said.</summary>
    public string? Purpose { get; init; }

    /// <summary>SHA-256 of all agreements in force, 64 lower-case hexadecimal digits.</summary>
    public string? Bundle { get; init; }

    /// <summary>SHA-256 of what is read or written, 64 lower-case hexadecimal digits.</summary>
    public string? Content { get; init; }

    /// <summary>The issue code that explains it; null for none.</summary>
    public string? Reason { get; init; }

    /// <summary>Numbers by name, for example rows by their fate.</summary>
    public IReadOnlyDictionary<string, long> Counts { get; init; } = new Dictionary<string, long>();

    /// <exception cref="ArgumentException">A text of another form: a fault of the caller.</exception>
    internal void Check()
    {
        foreach (string text in new[] { Object, Subject, Agreement, Clause, Purpose, Bundle, Content, Reason }.OfType<string>().Concat(Counts.Keys))
        {
            if (!ClosedForm().IsMatch(text))
            {
                throw new ArgumentException("a text that could hold personal data");
            }
        }
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._/,: -]{0,199}$", RegexOptions.CultureInvariant)]
    private static partial Regex ClosedForm();
}
