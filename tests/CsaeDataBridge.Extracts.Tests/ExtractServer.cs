using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CsaeDataBridge.Tests;

/// <summary>A web server on 127.0.0.1 that wants a certificate of every client.</summary>
internal sealed class ExtractServer : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-https").FullName;
    private readonly WebApplication application;

    public ExtractServer()
    {
        var certificates = new TestCertificates(folder);
        AuthorityFile = certificates.AuthorityFile;
        Client = certificates.Sign("client");
        (string certificate, string key) = certificates.Sign("server");
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = X509Certificate2.CreateFromPemFile(certificate, key);
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            https.ClientCertificateValidation = (client, _, _) => client.Issuer == "CN=authority";
        })));
        application = builder.Build();
        application.Run(Answer);
        application.Start();
        Address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
    }

    public string Address { get; }

    public string AuthorityFile { get; }

    public (string Certificate, string Key) Client { get; }

    /// <summary>What the server has, by path.</summary>
    public ConcurrentDictionary<string, Func<HttpContext, Task>> Answers { get; } = new();

    /// <summary>Method and Range of each request, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>An authority that signed nothing of this server.</summary>
    public string AnotherAuthority() => new TestCertificates(folder, "another").AuthorityFile;

    /// <summary>Gives a file, with its mark, and with pieces of it where they are asked for.</summary>
    /// <param name="breakAfter">Bytes after which a connection that began at the start is cut; null sends all.</param>
    public void Has(string path, byte[] content, string tag, int? breakAfter = null) => Answers[path] = async context =>
    {
        context.Response.Headers.ETag = tag;
        int start = 0;
        if (context.Request.Headers.Range is [{ } range] && context.Request.Headers.IfRange == tag)
        {
            start = int.Parse(range["bytes=".Length..^1], System.Globalization.CultureInfo.InvariantCulture);
            context.Response.StatusCode = 206;
            context.Response.Headers.ContentRange = $"bytes {start}-{content.Length - 1}/{content.Length}";
        }

        context.Response.ContentLength = content.Length - start;
        if (context.Request.Method == "HEAD")
        {
            return;
        }

        if (start == 0 && breakAfter is { } length)
        {
            await context.Response.Body.WriteAsync(content.AsMemory(0, length));
            await context.Response.Body.FlushAsync();
            await Task.Delay(300);
            context.Abort();
            return;
        }

        await context.Response.Body.WriteAsync(content.AsMemory(start));
    };

    public void Dispose()
    {
        application.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Directory.Delete(folder, true);
    }

    private Task Answer(HttpContext context)
    {
        Requests.Enqueue($"{context.Request.Method} {context.Request.Path}{(context.Request.Headers.Range is [{ } range] ? $" {range}" : "")}");
        if (Answers.TryGetValue(context.Request.Path, out Func<HttpContext, Task>? answer))
        {
            return answer(context);
        }

        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
