using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Configuration;

/// <summary>Reads the <c>query:</c> of a feed.</summary>
/// <param name="values">How the values of a feed are read.</param>
/// <param name="timeZone">The deployment's zone.</param>
internal sealed class QueryReader(FeedValues values, string timeZone)
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "::1"];

    public QuerySource Read(YamlKeys query)
    {
        string host = query.RequireText("host");
        string tls = query.Text("tls") ?? "verify";
        if (tls != "verify" && (tls != "none" || !ThisMachine.Contains(host)))
        {
            query.Report(query.Place with { Field = "tls" }, tls == "none" ? "no TLS to another machine" : "another word", "verify; or none, for a database on this machine", "remove 'tls:', and name the authority of the server's certificate under 'ca_file:' where the machine does not know it");
        }

        (string? certificate, string? key) = values.Certificate(query);
        var read = new QuerySource
        {
            Host = host,
            Port = FeedValues.Number(query, "port", 5432, 1, 65_535),
            Database = query.RequireText("database"),
            User = query.RequireText("user"),
            PasswordFile = values.File(query, "password_file"),
            CertificateFile = certificate,
            KeyFile = key,
            CaFile = values.File(query, "ca_file"),
            Tls = tls != "none",
            SqlFile = values.Full(query.RequireText("sql")),
            AsOfFile = values.File(query, "as_of"),
            Timeout = TimeSpan.FromSeconds(FeedValues.Number(query, "timeout_seconds", 600, 1, 86_400)),
            Retries = FeedValues.Number(query, "retries", 3, 0, 20),
            FirstWait = TimeSpan.FromSeconds(FeedValues.Number(query, "wait_seconds", 5, 0, 300)),
            TimeZone = timeZone,
        };
        query.Finish();
        return read;
    }
}
