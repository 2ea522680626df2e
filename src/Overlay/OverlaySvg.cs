using System.Globalization;
using System.Text;
using System.Xml;

namespace Surgical.Overlay;

/// <summary>Writes an overlay as SVG; its lines are equally wide however large the picture is shown.</summary>
public static class OverlaySvg
{
    private const string Namespace = "http://www.w3.org/2000/svg";
    private const string Ground = "#0b0d10";
    private const string Ink = "#eaf6fd";

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
            foreach (var shape in drawing.Shapes)
            {
                // A dark line beneath: the picture may be as bright as the upper one.
                Dashed(svg, shape.Area, width: 4.5, Ground, opacity: 0.55);
                Dashed(svg, shape.Area, width: 2, Ink, opacity: 1);
            }

            svg.WriteEndElement();
        }

        return text.ToString();
    }

    private static void Dashed(XmlWriter svg, Area area, double width, string colour, double opacity)
    {
        svg.WriteStartElement("rect", Namespace);
        Attributes(svg, ("x", area.X), ("y", area.Y), ("width", area.Width), ("height", area.Height));
        svg.WriteAttributeString("fill", "none");
        svg.WriteAttributeString("stroke", colour);
        svg.WriteAttributeString("stroke-dasharray", "9 7");
        svg.WriteAttributeString("vector-effect", "non-scaling-stroke");
        Attributes(svg, ("stroke-width", width), ("stroke-opacity", opacity));
        svg.WriteEndElement();
    }

    private static void Attributes(XmlWriter svg, params ReadOnlySpan<(string Name, double Value)> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            svg.WriteAttributeString(name, value.ToString("0.##", CultureInfo.InvariantCulture));
        }
    }
}
