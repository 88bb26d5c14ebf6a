using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>Files at addresses of an HTTPS server.</summary>
internal sealed partial class HttpsFolder : IRemoteFolder
{
    private readonly HttpsSource source;
    private readonly DateOnly today;
    private readonly HttpClient client;

    /// <param name="today">The last of the days looked back.</param>
    /// <exception cref="BridgeException">EXT250, EXT252: a key that others may read, or certificates that cannot be read.</exception>
    public HttpsFolder(HttpsSource source, DateOnly today)
    {
        this.source = source;
        this.today = today;
        var tls = new SslClientAuthenticationOptions();
        if (source.CaFile is { } authority)
        {
            tls.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            tls.CertificateChainPolicy.CustomTrustStore.Add(Pem(authority, () => X509CertificateLoader.LoadCertificateFromFile(authority)));
        }

        if (source.CertificateFile is { } certificate)
        {
            string key = SecretFile.ReadText(source.KeyFile!);
            tls.ClientCertificates = [Pem(certificate, () => X509Certificate2.CreateFromPem(File.ReadAllText(certificate), key))];
        }

        // Nothing is followed and nobody asked on the way: a redirect could lead to another party.
        client = new HttpClient(new SocketsHttpHandler { SslOptions = tls, AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = source.Timeout }) { Timeout = source.Timeout };
    }

    /// <summary>True when an address has no date, or one date format that tells a day.</summary>
    public static bool IsUsable(string address) =>
        Uri.TryCreate(Dated().Replace(address, "x"), UriKind.Absolute, out Uri? uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0
        && Dated().Matches(address) is { Count: <= 1 } dates && dates.All(date => new[] { "yyyy", "MM", "dd" }.All(part => date.Groups[1].Value.Contains(part, StringComparison.Ordinal)));

    public IReadOnlyList<RemoteFile> List(CancellationToken token)
    {
        bool isDated = Dated().IsMatch(source.Address);
        IEnumerable<string> addresses = Enumerable.Range(0, isDated ? source.Days : 1)
            .Select(back => Dated().Replace(source.Address, date => today.AddDays(-back).ToString(date.Groups[1].Value, CultureInfo.InvariantCulture)));
        RemoteFile[] found = [.. addresses.Select(address => Head(address, token)).OfType<RemoteFile>()];
        return found.Length > 0 || isDated ? found : throw SourceFaults.NotThere(source, "no file at this address");
    }

    public Stream Open(RemoteFile file, ref long offset, CancellationToken token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, file.Address);
        if (offset > 0 && file.Tag is { } tag && EntityTagHeaderValue.TryParse(tag, out EntityTagHeaderValue? known) && !known.IsWeak)
        {
            request.Headers.Range = new RangeHeaderValue(offset, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(known);
        }

        HttpResponseMessage response = Send(request, token) ?? throw SourceFaults.NotThere(source, "no file at this address");
        offset = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == offset ? offset : 0;
        return new RemoteStream(response.Content.ReadAsStream(token), source, response, token);
    }

    public RemoteFile? Look(RemoteFile file, CancellationToken token) => Head(file.Address, token);

    // Nothing of a web server is moved or deleted; the configuration says so.
    public void Finish(RemoteFile file, CancellationToken token)
    {
    }

    public void Dispose() => client.Dispose();

    private RemoteFile? Head(string address, CancellationToken token)
    {
        using HttpResponseMessage? response = Send(new HttpRequestMessage(HttpMethod.Head, address), token);
        if (response is null)
        {
            return null;
        }

        HttpContentHeaders headers = response.Content.Headers;
        string? stated = headers.ContentDisposition?.FileNameStar ?? headers.ContentDisposition?.FileName?.Trim('"');
        return new RemoteFile(stated ?? Uri.UnescapeDataString(new Uri(address).Segments[^1]), address, headers.ContentLength, headers.LastModified?.ToUnixTimeSeconds(), response.Headers.ETag?.ToString());
    }

    /// <returns>Null when the server has no such file.</returns>
    private HttpResponseMessage? Send(HttpRequestMessage request, CancellationToken token)
    {
        HttpResponseMessage response;
        try
        {
            response = client.Send(request, HttpCompletionOption.ResponseHeadersRead, token);
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            throw SourceFaults.NotTrusted(source, "a server whose certificate is not trusted for this name, or that does not trust this client's", "certificates signed by the authorities that both sides pinned", "ask the agency which authority signs its certificate, for 'ca_file:', and whether it knows the one of 'client_certificate:'");
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.ResponseEnded && source.CertificateFile is null)
        {
            // A server that misses the client's certificate closes the connection without a word.
            throw SourceFaults.LoginRefused(source);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException && !token.IsCancellationRequested)
        {
            throw SourceFaults.Unreachable(source);
        }

        if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.PartialContent)
        {
            return response;
        }

        using (response)
        {
            return (int)response.StatusCode switch
            {
                404 or 410 => null,
                401 or 403 => throw SourceFaults.LoginRefused(source),
                429 or >= 500 => throw SourceFaults.Unreachable(source),
                >= 300 and < 400 => throw SourceFaults.NotThere(source, "a redirect to another address, which is not followed"),
                var status => throw SourceFaults.NotThere(source, string.Create(CultureInfo.InvariantCulture, $"the answer {status}")),
            };
        }
    }

    private T Pem<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw SourceFaults.NotTrusted(source, $"the file {Path.GetFileName(path)}, which cannot be read as a certificate", "a certificate in PEM, and its key", "correct the path in bridge.yaml, or ask whoever made the certificate");
        }
    }

    [GeneratedRegex(@"\{([^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Dated();
}
