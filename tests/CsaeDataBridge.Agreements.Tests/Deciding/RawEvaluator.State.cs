using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace CsaeDataBridge.Tests;

internal sealed partial class RawEvaluator
{
    private YamlMappingNode? InForce(YamlMappingNode agreement, YamlMappingNode flow, bool release)
    {
        string from = Text(flow, "from")!;
        string to = Text(flow, "to")!;
        YamlMappingNode? purpose = Maps(agreement, "purposes").FirstOrDefault(known => Text(known, "id") == Ask("purpose"));
        Clause(agreement, Text(flow, "clause")!);
        Refuse(4, Stopped(agreement, release) || Lapsed(agreement, from) || Lapsed(agreement, to));
        Refuse(5, Missing(agreement, from) || Missing(agreement, to));
        Refuse(2, Forbidden(agreement, Ask("purpose"), purpose is null ? null : Code(purpose)));
        Refuse(6, purpose is null || !Serves(agreement, flow, Text(purpose, "id")!));
        if (purpose is not null)
        {
            Clause(agreement, Text(purpose, "clause")!);
        }

        return purpose;
    }

    // Whether a flow comes in for a purpose, with a living basis for identifiable data on both sides.
    private bool Serves(YamlMappingNode agreement, YamlMappingNode flow, string purpose)
    {
        bool serves = List(flow, "purposes").Contains(purpose);
        foreach (string party in (string[])[Text(flow, "from")!, Text(flow, "to")!])
        {
            YamlMappingNode? basis = Basis(agreement, party, purpose);
            serves &= basis is not null && Alive(basis) && Text(basis, "data") != "aggregate_only";
        }

        duty |= Basis(agreement, Text(flow, "from")!, purpose) is { } rests && List(rests, "gateway").Any(code => gateways[code].Duty);
        return serves;
    }

    private YamlMappingNode? Basis(YamlMappingNode agreement, string party, string purpose)
    {
        YamlMappingNode? basis = Maps(agreement, "lawful_basis").FirstOrDefault(line => Text(line, "party") == party && Text(line, "purpose") == purpose);
        if (basis is not null)
        {
            Clause(agreement, Text(basis, "clause")!);
        }

        return basis;
    }

    private bool Alive(YamlMappingNode basis) => List(basis, "gateway").Concat(List(basis, "authorised_by_law")).All(code =>
        gateways[code].From.Length > 0
        && string.CompareOrdinal(gateways[code].From, today) <= 0
        && (gateways[code].Until.Length == 0 || string.CompareOrdinal(today, gateways[code].Until) < 0));

    private bool Stopped(YamlMappingNode agreement, bool release)
    {
        string id = Text(agreement, "id")!;
        bool early = string.CompareOrdinal(today, Text(agreement, "effective_from")) < 0;
        bool late = string.CompareOrdinal(today, Text(agreement, "expires_on")) > 0;
        DateTime review = DateTime.ParseExact(Text(agreement, "review_by")!, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(release ? 0 : Number(agreement, "review_grace_days", 0));
        bool overdue = string.CompareOrdinal(today, review.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) > 0;
        bool superseded = agreements.Values.Any(other =>
            Map(other, "supersedes") is { } old
            && Text(old, "id") == id
            && Text(old, "version") == Text(agreement, "version")
            && string.CompareOrdinal(today, Text(other, "effective_from")) >= 0
            && Maps(other, "flows_in").All(flow => !Missing(other, Text(flow, "from")!) && !Missing(other, Text(flow, "to")!)));
        string[] happened = [.. events.GetValueOrDefault(id, []).Where(what => what.At <= now).OrderBy(what => what.At).Select(what => what.What)];
        bool ended = happened.Contains("terminate") || happened.LastOrDefault() == "suspend";
        return early || late || overdue || superseded || ended;
    }

    private bool Missing(YamlMappingNode agreement, string party) =>
        Maps(agreement, "parties").Any(known => Text(known, "id") == party && Text(known, "role")!.EndsWith("controller", StringComparison.Ordinal))
        && !signed.GetValueOrDefault(Text(agreement, "id")!, []).Contains(party);

    private bool Lapsed(YamlMappingNode agreement, string party) =>
        Maps(agreement, "parties").FirstOrDefault(known => Text(known, "id") == party) is { } found
        && Map(found, "dspt") is { } toolkit
        && string.CompareOrdinal(today, Text(toolkit, "valid_to")) > 0;

    private static bool Forbidden(YamlMappingNode agreement, string? purpose, string? code) =>
        purpose is not null && List(agreement, "incompatible_purposes").Any(forbidden => forbidden == purpose || forbidden == code);

    private bool Met(YamlMappingNode row)
    {
        string? value = Words("row").Select(pair => pair.Split('=')).FirstOrDefault(pair => pair[0] == Text(row, "field"))?[1];
        string[] values = List(row, "value");
        bool unknown = value is null || value.Trim().Length == 0 || string.Equals(value, "unknown", StringComparison.OrdinalIgnoreCase);
        if (unknown)
        {
            return Text(row, "op") == "lt_or_unknown";
        }

        bool among = values.Any(one => string.Equals(one, value, StringComparison.OrdinalIgnoreCase));
        return Text(row, "op") switch
        {
            "eq" or "in" => among,
            "ne" or "not_in" => !among,
            "is_present" => true,
            "lt" or "lt_or_unknown" => Sign(value!, values[0]) == -1,
            "le" => Sign(value!, values[0]) is -1 or 0,
            "gt" => Sign(value!, values[0]) == 1,
            "ge" => Sign(value!, values[0]) is 1 or 0,
            _ => Sign(value!, values[0]) is 1 or 0 && Sign(value!, values[1]) is -1 or 0 && Sign(value!, values[0]) is 1 or 0,
        };
    }

    private static int? Sign(string left, string right) =>
        Regex.IsMatch(left + "|" + right, @"^-?\d+(\.\d+)?\|-?\d+(\.\d+)?$") ? Math.Sign(double.Parse(left, CultureInfo.InvariantCulture) - double.Parse(right, CultureInfo.InvariantCulture))
        : Regex.IsMatch(left + "|" + right, @"^\d{4}-\d\d-\d\d\|\d{4}-\d\d-\d\d$") ? Math.Sign(string.CompareOrdinal(left, right))
        : null;

    private static YamlNode? Node(YamlMappingNode map, string key) => map.Children.TryGetValue(key, out YamlNode? node) ? node : null;

    private static string? Text(YamlMappingNode map, string key) => (Node(map, key) as YamlScalarNode)?.Value;

    private static int Number(YamlMappingNode map, string key, int otherwise) => Text(map, key) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static YamlMappingNode? Map(YamlMappingNode map, string key) => Node(map, key) as YamlMappingNode;

    private static YamlMappingNode[] Maps(YamlMappingNode map, string key) => [.. (Node(map, key) as YamlSequenceNode)?.Children.OfType<YamlMappingNode>() ?? []];

    private static string[] List(YamlMappingNode map, string key) => Texts(Node(map, key));

    private static string[][] Lists(YamlMappingNode map, string key) => [.. (Node(map, key) as YamlSequenceNode)?.Children.Select(Texts) ?? []];

    private static string[] Texts(YamlNode? node) => node switch
    {
        YamlScalarNode scalar => [scalar.Value!],
        YamlSequenceNode list => [.. list.Children.OfType<YamlScalarNode>().Select(item => item.Value!)],
        _ => [],
    };
}
