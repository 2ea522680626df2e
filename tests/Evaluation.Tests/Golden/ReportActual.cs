using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Evaluation.Flare.Reports;
using Surgical.Evaluation.Flare.Scores;
using BleuScore = Surgical.Evaluation.Flare.Reports.Bleu;

namespace Surgical.Evaluation.Tests.Golden;

/// <summary>What the product says to the reports of the reference files, with the reference's own lexicon.</summary>
internal static class ReportActual
{
    private static readonly JsonSerializerOptions SnakeCase = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private static ReportLexicon Lexicon => ReportLexicon.Read(TestKit.Golden.File("metrics/green7_tables.json"));

    /// <summary>The reference's lexicon as it was read.</summary>
    public static JsonObject Tables() => JsonSerializer.SerializeToNode(Lexicon, SnakeCase)!.AsObject();

    public static JsonObject Bleu(JsonElement file)
    {
        var lexicon = Lexicon;
        var pairs = file.GetProperty("clinical_efficacy").EnumerateArray().ToArray();
        return new()
        {
            ["bleu"] = Json.Each(file.GetProperty("bleu"), sample =>
            {
                double Of(int longest) => BleuScore.Of(
                    Json.Strings(sample.GetProperty("predictions")),
                    Json.Strings(sample.GetProperty("references")), longest);
                return Json.Case(new()
                {
                    ["flare25.calculate_bleu_score"] = Of(4),
                    ["flare25.calculate_bleu_score_ngram1"] = Of(1),
                    ["flare25.calculate_bleu_score_ngram2"] = Of(2),
                    ["flare25.calculate_bleu_score_ngram3"] = Of(3),
                });
            }),
            ["clinical_efficacy"] = new JsonArray([.. pairs.Select(pair => new JsonObject
            {
                ["expected"] = ClinicalEfficacy.Of(
                    pair.GetProperty("prediction").GetString()!, pair.GetProperty("reference").GetString()!, lexicon),
            })]),
            ["clinical_efficacy_all"] = ClinicalEfficacy.Of(
                [.. pairs.Select(pair => pair.GetProperty("prediction").GetString()!)],
                [.. pairs.Select(pair => pair.GetProperty("reference").GetString()!)],
                lexicon),
            ["clinical_efficacy_no_samples"] = ClinicalEfficacy.Of([], [], lexicon),
        };
    }

    public static JsonObject Green(JsonElement file)
    {
        var lexicon = Lexicon;
        var cases = file.GetProperty("cases").EnumerateArray().ToArray();
        var summary = ReportScore.Of(
            [
                .. cases.Select(sample => ReportAnswer.Of(
                    sample.GetProperty("generated").GetString()!, sample.GetProperty("reference").GetString()!,
                    lexicon)),
            ],
            lexicon);
        return new()
        {
            ["weights"] = new JsonObject
            {
                ["entity_matching"] = 0.30,
                ["location_accuracy"] = 0.20,
                ["negation_handling"] = 0.15,
                ["temporal_accuracy"] = 0.10,
                ["measurement_accuracy"] = 0.10,
                ["clinical_significance"] = 0.10,
                ["structure_completeness"] = 0.05,
            },
            ["size_comparison"] = Json.Each(file.GetProperty("size_comparison"), sample => new JsonObject
            {
                ["expected"] = SizeLikeness.Of(
                    sample.GetProperty("a").GetString()!, sample.GetProperty("b").GetString()!),
            }),
            ["extraction"] = Json.Each(
                file.GetProperty("extraction"), sample => Extraction(sample.GetProperty("text").GetString()!, lexicon)),
            ["cases"] = Json.Each(file.GetProperty("cases"), sample => Json.Case(Single(
                sample.GetProperty("generated").GetString()!, sample.GetProperty("reference").GetString()!, lexicon))),
            ["aggregate_over_all_cases"] = Aggregate(summary),
            ["calculate_metrics_report_generation"] = FlareMetricsJson.Of(summary),
        };
    }

    private static JsonObject Single(string generated, string reference, ReportLexicon lexicon)
    {
        var score = GreenScore.Of(generated, reference, lexicon);
        var result = new JsonObject(
            Components(score).Select(part => KeyValuePair.Create(part.Name, (JsonNode?)part.Value)))
        {
            ["entity_details"] = new JsonObject
            {
                ["total_ref_entities"] = score.ReferenceMentions,
                ["total_gen_entities"] = score.GeneratedMentions,
                ["matched_entity_types"] = score.SharedTypes,
                ["missed_entity_types"] = Json.Texts(score.Missed.Order(StringComparer.Ordinal)),
                ["extra_entity_types"] = Json.Texts(score.Extra.Order(StringComparer.Ordinal)),
            },
            ["clinical_efficacy_single"] = ClinicalEfficacy.Of(generated, reference, lexicon),
            ["bleu_single"] = BleuScore.Of([generated], [reference]),
        };
        return result;
    }

    private static JsonObject Aggregate(ReportScore score)
    {
        var result = new JsonObject
        {
            ["avg_ref_entities"] = score.MeanReferenceMentions,
            ["avg_gen_entities"] = score.MeanGeneratedMentions,
            ["avg_matched_types"] = score.MeanSharedTypes,
            ["most_missed_entities"] = Missed(score),
        };
        foreach (var (name, spread) in Spreads(score))
        {
            result[$"{name}_mean"] = spread.Mean;
            result[$"{name}_std"] = spread.Deviation;
            result[$"{name}_min"] = spread.Least;
            result[$"{name}_max"] = spread.Most;
        }

        return result;
    }

    private static JsonObject Missed(ReportScore score) =>
        new(score.MostMissed.Select(entry => KeyValuePair.Create(entry.Finding, (JsonNode?)entry.Reports)));

    private static IEnumerable<(string Name, double Value)> Components(GreenScore score) =>
    [
        ("overall", score.Overall),
        ("entity_matching", score.Entities),
        ("location_accuracy", score.Locations),
        ("negation_handling", score.Negation),
        ("temporal_accuracy", score.Temporal),
        ("measurement_accuracy", score.Measurement),
        ("clinical_significance", score.Significance),
        ("structure_completeness", score.Structure),
        ("severity_correlation", score.SeverityCorrelation),
    ];

    private static IEnumerable<(string Name, Spread Spread)> Spreads(ReportScore score) =>
    [
        ("overall", score.Overall),
        ("entity_matching", score.Entities),
        ("location_accuracy", score.Locations),
        ("negation_handling", score.Negation),
        ("temporal_accuracy", score.Temporal),
        ("measurement_accuracy", score.Measurement),
        ("clinical_significance", score.Significance),
        ("structure_completeness", score.Structure),
        ("severity_correlation", score.SeverityCorrelation),
    ];

    private static JsonObject Extraction(string text, ReportLexicon lexicon)
    {
        var reading = ReportReading.Of(text, lexicon);
        return new()
        {
            ["entities"] = Named(reading.Findings, mentions => mentions
                .OrderBy(mention => mention.Term, StringComparer.Ordinal)
                .Select(mention => new JsonObject
                {
                    ["term"] = mention.Term,
                    ["start"] = mention.Start,
                    ["end"] = mention.End,
                    ["severity"] = mention.Severity,
                    ["uncertainty"] = mention.Uncertainty,
                    ["size"] = mention.Size,
                    ["weight"] = mention.Weight,
                })),
            ["negated"] = Named(reading.Findings, mentions => mentions.Select(mention => (JsonNode)mention.IsNegated)),
            ["locations"] = Named(reading.Locations, places => places
                .Select(place => new JsonArray(place.Term, place.Start, place.Start + place.Term.Length))),
            ["temporal"] = Named(reading.Temporal, places => places.Select(place => (JsonNode)place.Start)),
        };
    }

    private static JsonObject Named<T>(
        OrderedDictionary<string, IReadOnlyList<T>> table, Func<IReadOnlyList<T>, IEnumerable<JsonNode>> items) =>
        new(table.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)new JsonArray([.. items(entry.Value)]))));
}
