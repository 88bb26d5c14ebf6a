using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace CsaeDataBridge.Reporting;

/// <summary>HTML under construction. The literals of an interpolated string are markup; every value put into one is encoded.</summary>
internal sealed class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder page = new();

    public Html Add([InterpolatedStringHandlerArgument("")] Markup markup) => markup.Page;

    /// <summary>Adds text as it is: only for the program's own files and for JSON whose angle brackets are escaped.</summary>
    public Html AddRaw(string markup)
    {
        page.Append(markup);
        return this;
    }

    public override string ToString() => page.ToString();

    /// <summary>An interpolated string on its way into a page.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Markup
    {
        public Markup(int literalLength, int formattedCount, Html page) => Page = page;

        public Html Page { get; }

        public void AppendLiteral(string markup) => Page.page.Append(markup);

        public void AppendFormatted(string? text) => Page.page.Append(Encoder.Encode(text ?? ""));

        public void AppendFormatted(int number) => Page.page.Append(number.ToString(CultureInfo.InvariantCulture));
    }
}
