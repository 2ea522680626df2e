using System.Xml.Linq;
using Surgical.Analyzer.Results;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Page;

/// <summary>A page that needs nothing but itself: no script, no other file, and a policy that forbids both.</summary>
internal static class PageText
{
    private const string Head =
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy"
        """
        + " content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">";

    /// <summary>The whole page as text.</summary>
    /// <param name="title">Its name.</param>
    /// <param name="lead">What was compared, in a sentence.</param>
    /// <param name="styles">Rules of this page beside those of all reports.</param>
    /// <param name="sections">In order; null is left out.</param>
    public static string Of(string title, string lead, string styles, IReadOnlyList<Section?> sections)
    {
        var shown = sections.OfType<Section>().ToArray();
        var body = Tag(
            "body",
            Tag(
                "header",
                Tag("p.brand", "Surgical · evaluation"),
                Tag("h1", title),
                Tag("p.lead", lead),
                Tag("p.notice", AnalysisFolder.Notice)),
            Tag(
                "nav",
                Attribute("aria-label", "Contents"),
                Tag("ul", shown.Select(
                    section => Tag("li", Tag("a", Attribute("href", $"#{section.Id}"), section.Title))))),
            Tag("main", shown.Select(Whole)));
        return $"{Head}\n{Tag("title", title)}\n<style>\n{Css()}{styles}</style>\n</head>\n"
            + body.ToString(SaveOptions.DisableFormatting) + "\n</html>\n";
    }

    /// <summary>A file inside the assembly; the caller disposes of it.</summary>
    public static Stream Embedded(string name) => typeof(PageText).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"Expected {name} inside the assembly.");

    private static XElement Whole(Section section) => Tag(
        "section",
        Attribute("id", section.Id),
        Attribute("aria-labelledby", $"{section.Id}-title"),
        Tag("h2", Attribute("id", $"{section.Id}-title"), section.Title),
        section.Content);

    private static string Css()
    {
        using var reader = new StreamReader(Embedded("report.css"));
        return reader.ReadToEnd();
    }
}
