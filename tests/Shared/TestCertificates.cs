using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CsaeDataBridge.Tests;

/// <summary>An authority of a test, and what it signs, as PEM files; none of it is good for anything else.</summary>
internal sealed class TestCertificates
{
    private readonly string folder;
    private readonly X509Certificate2 authority;

    public TestCertificates(string folder, string name = "authority")
    {
        this.folder = folder;
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        authority = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        AuthorityFile = Write($"{name}.crt", authority.ExportCertificatePem());
    }

    public string AuthorityFile { get; }

    /// <summary>Signs a certificate for localhost; its files are name.crt and name.key, of which only this account may read the key.</summary>
    public (string Certificate, string Key) Sign(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 signed = request.Create(authority, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(199), RandomNumberGenerator.GetBytes(8));
        return (Write($"{name}.crt", signed.ExportCertificatePem()), Write($"{name}.key", key.ExportPkcs8PrivateKeyPem()));
    }

    private string Write(string name, string pem)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, pem);
        UnixMode.Set(path, UnixMode.OwnerOnly);
        return path;
    }
}
