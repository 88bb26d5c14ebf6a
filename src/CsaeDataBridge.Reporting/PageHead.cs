using System.Security.Cryptography;
using System.Text;

namespace CsaeDataBridge.Reporting;

/// <summary>The head of a page that needs nothing else: no network, no other file.</summary>
public static class PageHead
{
    private static readonly string[] Styles = ["report.css", "print.css"];

    /// <summary>Begins a page, up to its body: the style that every page has, and a policy by which only its own style and scripts run.</summary>
    /// <param name="page">The page, empty.</param>
    /// <param name="title">What the page is.</param>
    /// <param name="style">More style; empty for none.</param>
    /// <param name="scripts">The scripts at the foot of the page.</param>
    public static void Append(Html page, string title, string style, IReadOnlyList<string> scripts)
    {
        string[] styles = [.. Styles.Select(Embedded), .. style.Length == 0 ? Array.Empty<string>() : [style]];
        page.Add($"<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"").AddRaw(Policy(styles, scripts));
        page.Add($"\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>{title}</title>\n");
        foreach (string own in styles)
        {
            page.AddRaw($"<style>{own}</style>\n");
        }

        page.Add($"</head>\n");
    }

    /// <summary>A file that comes with the page.</summary>
    internal static string Embedded(string name)
    {
        using Stream stream = typeof(PageHead).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    // Nothing is loaded or sent, and only the scripts and styles of this page run: each is named by its hash.
    // Charts set the style of single elements, which only its own directive allows.
    private static string Policy(string[] styles, IReadOnlyList<string> scripts) =>
        $"default-src 'none'; base-uri 'none'; form-action 'none'; script-src {(scripts.Count == 0 ? "'none'" : string.Join(' ', scripts.Select(Hash)))}; style-src {string.Join(' ', styles.Select(Hash))}; style-src-attr 'unsafe-inline'";

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
