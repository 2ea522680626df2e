using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Surgical.Evaluation.Report.Page;

/// <summary>Elements of a page, and of the SVG in it. Whatever is put in as text stays text.</summary>
internal static class Html
{
    private static readonly HashSet<string> WithoutEnd = ["br", "col", "hr", "img", "meta", "wbr"];

    /// <summary>An element.</summary>
    /// <param name="name">"td", or "td.number.quiet" with its classes.</param>
    /// <param name="content">Texts, elements, attributes and lists of them; null is nothing.</param>
    public static XElement Tag(string name, params object?[] content)
    {
        var parts = name.Split('.');
        var element = new XElement(parts[0]);
        if (parts.Length > 1)
        {
            element.Add(new XAttribute("class", string.Join(' ', parts[1..])));
        }

        // An element without content would be written as one tag, which HTML does not know.
        element.Add(WithoutEnd.Contains(parts[0]) ? null : "");
        element.Add(content.Select(Clean));
        return element;
    }

    /// <summary>An attribute; numbers are written for machines.</summary>
    public static XAttribute Attribute(string name, object value) =>
        new(name, value is string text
            ? Printable(text)
            : Number(Convert.ToDouble(value, CultureInfo.InvariantCulture)));

    /// <summary>A number for coordinates and styles.</summary>
    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static object? Clean(object? content) => content switch
    {
        string text => Printable(text),
        IEnumerable<object?> many => many.Select(Clean),
        _ => content,
    };

    /// <summary>What a model wrote may hold characters that no document may.</summary>
    private static string Printable(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune =>
            rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString()));
}
