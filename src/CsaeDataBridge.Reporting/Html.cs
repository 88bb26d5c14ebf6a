using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace CsaeDataBridge.Reporting;

/// <summary>HTML under construction. The literals of an interpolated string are markup; every value put into one is encoded.</summary>
public sealed class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder page = new();

    /// <summary>Adds markup with its values encoded.</summary>
    public Html Add([InterpolatedStringHandlerArgument("")] Markup markup) => markup.Page;

    /// <summary>Adds text as it is: only for the program's own files and for JSON whose angle brackets are escaped.</summary>
    public Html AddRaw(string markup)
    {
        page.Append(markup);
        return this;
    }

    /// <summary>Hands over what is there and goes on with nothing, so that a long page never stands in memory as a whole.</summary>
    public void MoveTo(TextWriter writer)
    {
        writer.Write(page);
        page.Clear();
    }

    public override string ToString() => page.ToString();

    /// <summary>An interpolated string on its way into a page.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Markup
    {
        /// <summary>Starts on a page; the lengths are the compiler's and are not used.</summary>
        public Markup(int literalLength, int formattedCount, Html page) => Page = page;

        internal Html Page { get; }

        /// <summary>Markup of the program.</summary>
        public void AppendLiteral(string markup) => Page.page.Append(markup);

        /// <summary>Text, encoded.</summary>
        public void AppendFormatted(string? text) => Page.page.Append(Encoder.Encode(text ?? ""));

        /// <summary>A whole number in plain digits.</summary>
        public void AppendFormatted(long number) => Page.page.Append(number.ToString(CultureInfo.InvariantCulture));
    }
}
