using System.Globalization;
using System.Text;

namespace Surgical.Capture.Tests.NotAnEye;

/// <summary>Screens of a computer, in HTML.</summary>
internal static class Screens
{
    /// <summary>A page of the web: head, columns, pictures.</summary>
    public static string WebPage(Random random)
    {
        var html = new StringBuilder(
            $"<div style='background:{Css(random)};height:{random.Next(40, 180)}px;padding:14px;color:#fff;"
            + $"font-size:26px'>{random.Words(3)}</div><div style='columns:{random.Next(1, 4)};padding:16px'>");
        for (var part = 0; part < 8; part++)
        {
            html.Append(random.Chance(0.35)
                ? $"<div style='height:110px;margin:6px 0;background:linear-gradient({random.Next(360)}deg,"
                    + $"{Css(random)},{Css(random)})'></div>"
                : $"<h3>{random.Words(3)}</h3><p>{random.Words(45)}</p>");
        }

        return html.Append("</div>").ToString();
    }

    /// <summary>Folders and files, as a list or as signs, light or dark.</summary>
    public static string FileManager(Random random)
    {
        var (ground, ink) = random.Chance(0.5) ? ("#fafafa", "#222") : ("#26282c", "#ddd");
        var isList = random.Chance(0.5);
        var html = new StringBuilder(
            $"<div style='background:{ground};color:{ink};height:100%'><div style='height:44px;background:#8884;"
            + $"padding:12px'>{random.Words(4)}</div>"
            + "<div style='float:left;width:170px;height:100%;background:#8882'>");
        for (var place = 0; place < 9; place++)
        {
            html.Append($"<p style='margin:10px'>{random.Words(1)}</p>");
        }

        html.Append("</div><div style='margin-left:180px'>");
        for (var file = 0; file < (isList ? 19 : 36); file++)
        {
            html.Append(isList
                ? $"<div style='padding:4px;border-bottom:1px solid #8884'>&#9632; {random.Words(2)} "
                    + $"<span style='float:right'>{random.Next(9999)} kB</span></div>"
                : "<div style='float:left;width:84px;height:84px;text-align:center;font-size:11px'><div style='margin:"
                    + "6px auto;width:44px;height:38px;border-radius:5px;"
                    + $"background:{random.Pick("#e8b64c", "#5a9ae0")}'>"
                    + $"</div>{random.Words(1)}</div>");
        }

        return html.Append("</div></div>").ToString();
    }

    /// <summary>Bars, lines, pies and rings.</summary>
    public static string Chart(Random random)
    {
        var svg = new StringBuilder(
            $"<h2 style='margin:16px'>{random.Words(4)}</h2><svg width=900 height=440 "
            + $"style='background:{random.Pick("#fff", "#f4f4f8", "#1e2126")}'>");
        switch (random.Next(3))
        {
            case 0:
                for (var bar = 0; bar < 12; bar++)
                {
                    var height = random.Next(20, 380);
                    svg.Append(
                        $"<rect x={60 + (bar * 68)} y={410 - height} width=44 height={height} fill='{Css(random)}'/>");
                }

                break;
            case 1:
                for (var line = 0; line < 4; line++)
                {
                    var points = string.Join(
                        ' ', Enumerable.Range(0, 18).Select(x => $"{40 + (x * 48)},{random.Next(20, 420)}"));
                    svg.Append($"<polyline points='{points}' fill='none' stroke='{Css(random)}' stroke-width=3 />");
                }

                break;
            default:
                Pie(random, svg);
                break;
        }

        return svg.Append("<path d='M40 10V420H880' stroke='#888' fill='none'/></svg>").ToString();
    }

    /// <summary>A page of text, a form or a table.</summary>
    public static string Document(Random random)
    {
        var html = new StringBuilder(
            "<div style='background:#8a8d91;height:100%;padding:14px'><div style='background:#fff;height:100%;"
            + $"margin:0 {random.Next(0, 180)}px;padding:26px;font:15px serif'><h2>{random.Words(4)}</h2>");
        if (random.Chance(0.5))
        {
            html.Append($"<p>{random.Words(70)}</p><p>{random.Words(60)}</p>");
        }
        else
        {
            html.Append("<table border=1 cellpadding=4 style='border-collapse:collapse'>");
            for (var row = 0; row < 14; row++)
            {
                html.Append("<tr>").Append(string.Concat(
                    Enumerable.Range(0, 7).Select(_ => $"<td>{random.Next(99999)}</td>"))).Append("</tr>");
            }

            html.Append("</table>");
        }

        return html.Append("</div></div>").ToString();
    }

    /// <summary>A desktop with its signs, a window, and a menu that is open.</summary>
    public static string Desktop(Random random)
    {
        var html = new StringBuilder(
            $"<div style='height:100%;background:radial-gradient(circle at {random.Next(100)}% {random.Next(100)}%,"
            + $"{Css(random)},{Css(random)})'>");
        for (var sign = 0; sign < random.Next(3, 12); sign++)
        {
            html.Append(
                $"<div style='position:absolute;left:{14 + (sign / 5 * 90)}px;top:{14 + (sign % 5 * 90)}px;width:48px;"
                + $"height:48px;border-radius:{random.Pick(4, 12, 24)}px;background:{Css(random)}'></div>");
        }

        if (random.Chance(0.7))
        {
            html.Append(
                $"<div style='position:absolute;left:{random.Next(150, 400)}px;top:{random.Next(20, 160)}px;"
                + "width:430px;"
                + "height:300px;background:#f3f3f3;border:1px solid #555;box-shadow:0 8px 30px #0008'><div "
                + $"style='background:{Css(random)};padding:7px;color:#fff'>{random.Words(3)}</div>"
                + $"<p style='padding:14px'>{random.Words(25)}</p><button>{random.Words(1)}</button></div>");
        }

        html.Append("<div style='position:absolute;right:20px;bottom:34px;background:#fff;padding:6px;width:190px'>");
        for (var item = 0; item < 9; item++)
        {
            html.Append($"<div style='padding:5px'>{random.Words(2)}</div>");
        }

        return html.Append(
            "</div><div style='position:absolute;bottom:0;width:100%;height:32px;background:#111c'></div></div>")
            .ToString();
    }

    private static void Pie(Random random, StringBuilder svg)
    {
        var (angle, hole) = (0.0, random.Pick(0, 60, 110));
        for (var slice = 0; slice < 6; slice++)
        {
            var to = Math.Min(Math.Tau, angle + random.Between(0.4, 1.6));
            svg.Append(string.Create(
                CultureInfo.InvariantCulture,
                $"<path d='M450 220L{450 + (190 * Math.Cos(angle)):0} {220 + (190 * Math.Sin(angle)):0}A190 190 0 0 1 "
                + $"{450 + (190 * Math.Cos(to)):0} {220 + (190 * Math.Sin(to)):0}Z' fill='{Css(random)}'/>"));
            angle = to;
        }

        svg.Append($"<circle cx=450 cy=220 r={hole} fill='#fff'/>");
    }

    private static string Css(Random random) =>
        $"hsl({random.Next(360)} {random.Next(20, 90)}% {random.Next(25, 70)}%)";
}
