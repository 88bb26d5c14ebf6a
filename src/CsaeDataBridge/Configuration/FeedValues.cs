using System.Globalization;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Configuration;

/// <summary>How the values of a feed's keys are read: paths are relative to bridge.yaml, numbers have limits.</summary>
/// <param name="Full">Makes a path full.</param>
internal sealed record FeedValues(Func<string, string> Full)
{
    /// <summary>The file under a key, full path; null when the key is absent.</summary>
    public string? File(YamlKeys keys, string key) => keys.Text(key) is { } path ? Full(path) : null;

    /// <summary>A client's certificate and its key: both or none.</summary>
    public (string? Certificate, string? Key) Certificate(YamlKeys keys)
    {
        string? certificate = File(keys, "client_certificate");
        string? key = File(keys, "client_key");
        if ((certificate is null) != (key is null))
        {
            keys.Report(keys.Place, certificate is null ? "the key 'client_key' without 'client_certificate'" : "the key 'client_certificate' without 'client_key'", "both or none", "add the other: both are files in PEM");
        }

        return (certificate, key);
    }

    /// <summary>A number within limits; absent gives <paramref name="otherwise"/>.</summary>
    public static int Number(YamlKeys keys, string key, int otherwise, int least, int most)
    {
        int? number = keys.Number(key);
        if (number < least || number > most)
        {
            keys.Report(keys.Place with { Field = key }, string.Create(CultureInfo.InvariantCulture, $"the number {number}"), string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"), string.Create(CultureInfo.InvariantCulture, $"correct '{key}:', or remove it for {otherwise}"));
        }

        return number ?? otherwise;
    }
}
