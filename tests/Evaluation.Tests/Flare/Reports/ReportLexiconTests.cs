using Surgical.Evaluation.Flare.Reports;
using Surgical.TestKit;

namespace Surgical.Evaluation.Tests.Flare.Reports;

public sealed class ReportLexiconTests
{
    [Fact]
    public void ShippedLexicon_ReadsAReportOfCataractSurgery()
    {
        var reading = ReportReading.Of(
            "Findings: continuous curvilinear capsulorhexis, no posterior capsule rupture, IOL in the bag.",
            ReportLexicon.Ophthalmology);

        Assert.Equal(["capsulorhexis", "lens-implant", "capsule-rupture"], reading.Findings.Keys);
        Assert.All(reading.Findings["capsule-rupture"], mention => Assert.True(mention.IsNegated));
    }

    [Fact]
    public void ShippedLexicon_IsNamedAsOurOwn() =>
        Assert.StartsWith("Surgical's own lexicon", ReportLexicon.Ophthalmology.Source, StringComparison.Ordinal);

    [Fact]
    public void Terms_OfTheShippedLexicon_AreInLowerCaseAndNamedOnce()
    {
        string[] terms = [.. ReportLexicon.Ophthalmology.Entities.Values.SelectMany(entity => entity.Terms)];

        Assert.Equal(terms.Distinct().Select(term => term.ToLowerInvariant()), terms);
    }

    [Fact]
    public void Lexicon_WithoutATable_IsRefusedByName()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["words.json"], """{"source": "mine"}""");

        var refusal = Assert.Throws<EvaluationException>(() => ReportLexicon.Read(folder["words.json"]));

        Assert.Contains("words.json: expected the tables", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("entities", refusal.Message, StringComparison.Ordinal);
    }
}
