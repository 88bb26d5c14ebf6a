using System.Text;

namespace CsaeDataBridge.Fhir;

/// <summary>The members of an element that a view reads, and so all of it that comes out of JSON.</summary>
/// <param name="isList">Whether the element is an array.</param>
/// <param name="leaf">The SQL type of a primitive; null for an object.</param>
internal sealed class ViewShape(bool isList, string? leaf)
{
    private readonly Dictionary<string, ViewShape> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ViewShape> _readings = new(StringComparer.Ordinal);

    public bool IsList => isList;

    /// <summary>Whether it stays JSON: its type is not known, or it holds its own kind again.</summary>
    public bool IsJson { get; set; }

    public IReadOnlyDictionary<string, ViewShape> Members => _members;

    /// <summary>How what stays JSON is read later, by the type of resource; an empty name for any.</summary>
    public IReadOnlyDictionary<string, ViewShape> Readings => _readings;

    public ViewShape Member(string key, bool isArray, string? sqlType)
    {
        if (!_members.TryGetValue(key, out ViewShape? member))
        {
            _members.Add(key, member = new ViewShape(isArray, sqlType));
        }

        return member;
    }

    public ViewShape Reading(string type)
    {
        if (!_readings.TryGetValue(type, out ViewShape? reading))
        {
            _readings.Add(type, reading = new ViewShape(false, null));
        }

        return reading;
    }

    public void ReadAs(ViewShape reading) => _readings[""] = reading;

    /// <summary>The structure that <c>from_json</c> takes.</summary>
    public string Structure()
    {
        var text = new StringBuilder();
        Append(text, asMember: false);
        return text.ToString();
    }

    private void Append(StringBuilder text, bool asMember)
    {
        if (asMember && IsJson)
        {
            text.Append("\"JSON\"");
            return;
        }

        text.Append(isList ? "[" : "");
        if (leaf is not null || _members.Count == 0)
        {
            text.Append('"').Append(leaf ?? "JSON").Append('"');
        }
        else
        {
            string separator = "{";
            foreach ((string key, ViewShape member) in _members)
            {
                text.Append(separator).Append('"').Append(key).Append("\":");
                member.Append(text, asMember: true);
                separator = ",";
            }

            text.Append('}');
        }

        text.Append(isList ? "]" : "");
    }
}
