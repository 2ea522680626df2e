using System.Globalization;
using System.Text;
using System.Xml;

namespace Surgical.Overlay;

/// <summary>Writes an overlay as SVG; text is escaped, and characters that XML forbids become U+FFFD.</summary>
public static class OverlaySvg
{
    private const string Namespace = "http://www.w3.org/2000/svg";
    private const string Fonts = "DejaVu Sans, Segoe UI, Helvetica, Arial, sans-serif";

    private static readonly XmlWriterSettings Settings = new() { OmitXmlDeclaration = true };

    /// <summary>One SVG document, transparent where nothing is drawn.</summary>
    public static string Write(Drawing drawing)
    {
        var text = new StringBuilder();
        using (var svg = XmlWriter.Create(text, Settings))
        {
            svg.WriteStartElement("svg", Namespace);
            Attributes(svg, ("width", drawing.Width), ("height", drawing.Height));
            svg.WriteAttributeString("viewBox", $"0 0 {drawing.Width} {drawing.Height}");
            svg.WriteAttributeString("font-family", Fonts);
            foreach (var shape in drawing.Shapes)
            {
                Write(svg, shape);
            }

            svg.WriteEndElement();
        }

        return text.ToString();
    }

    private static void Write(XmlWriter svg, Shape shape)
    {
        switch (shape)
        {
            case Shape.Text text:
                svg.WriteStartElement("text");
                Attributes(svg, ("x", text.Area.X), ("y", text.Baseline), ("font-size", text.Size));
                svg.WriteAttributeString("fill", text.Colour);
                svg.WriteString(Allowed(text.Content));
                break;
            case Shape.Box box:
                svg.WriteStartElement("rect");
                Rectangle(svg, box.Area);
                Attributes(svg, ("rx", box.Radius), ("fill-opacity", box.Opacity));
                svg.WriteAttributeString("fill", box.Colour);
                break;
            case Shape.Border border:
                svg.WriteStartElement("rect");
                Rectangle(svg, border.Area.Inset(border.Thickness / 2));
                Stroke(svg, border.Thickness, border.Colour);
                break;
            case Shape.Marker marker:
                svg.WriteStartElement("path");
                svg.WriteAttributeString("d", Corners(marker.Area.Inset(marker.Thickness / 2)));
                Stroke(svg, marker.Thickness, marker.Colour);
                break;
        }

        svg.WriteEndElement();
    }

    private static string Corners(Area area)
    {
        var arm = Math.Min(area.Width, area.Height) / 4;
        string Corner(double x, double y, double right, double down) => string.Create(
            CultureInfo.InvariantCulture, $"M{x + right:0.##} {y:0.##}L{x:0.##} {y:0.##}L{x:0.##} {y + down:0.##}");

        return Corner(area.X, area.Y, arm, arm) + Corner(area.Right, area.Y, -arm, arm)
            + Corner(area.X, area.Bottom, arm, -arm) + Corner(area.Right, area.Bottom, -arm, -arm);
    }

    private static void Rectangle(XmlWriter svg, Area area) =>
        Attributes(svg, ("x", area.X), ("y", area.Y), ("width", area.Width), ("height", area.Height));

    private static void Stroke(XmlWriter svg, double thickness, string colour)
    {
        svg.WriteAttributeString("fill", "none");
        svg.WriteAttributeString("stroke", colour);
        Attributes(svg, ("stroke-width", thickness));
    }

    private static void Attributes(XmlWriter svg, params ReadOnlySpan<(string Name, double Value)> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            svg.WriteAttributeString(name, value.ToString("0.##", CultureInfo.InvariantCulture));
        }
    }

    // A rune is never half a surrogate pair; of the rest XML forbids the control characters and two noncharacters.
    private static string Allowed(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        rune.Value is < 0x20 and not (0x09 or 0x0a or 0x0d) or 0xfffe or 0xffff ? Rune.ReplacementChar : rune));
}
