using System.Text.Json;
using System.Text.RegularExpressions;
using Surgical.DataSets.Files;
using Surgical.Evaluation.Flare.Answers;

namespace Surgical.Evaluation.Flare.Reports;

/// <summary>The words that reports are scored by, in lower case; the order of every table matters.</summary>
/// <remarks>
/// The shape is that of shared/golden/metrics/green7_tables.json. FLARE25's own tables are chest radiology and are read
/// from a file; the product's are those of cataract surgery.
/// </remarks>
internal sealed record ReportLexicon
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    private readonly Regex _negation = LinearPattern.Of("");
    private readonly Regex[] _sizes = [];

    /// <summary>Where the tables come from; printed beside the numbers.</summary>
    public required string Source { get; init; }

    /// <summary>Findings and their terms.</summary>
    public required OrderedDictionary<string, LexiconEntity> Entities { get; init; }

    /// <summary>Places and sides and their terms.</summary>
    public required OrderedDictionary<string, IReadOnlyList<string>> Locations { get; init; }

    /// <summary>Factor on an entity's severity, 0 to 1.</summary>
    public required OrderedDictionary<string, double> SeverityModifiers { get; init; }

    /// <summary>Kinds of words about time.</summary>
    public required OrderedDictionary<string, IReadOnlyList<string>> Temporal { get; init; }

    /// <summary>How sure a marker leaves the writer, 0 to 1.</summary>
    public required OrderedDictionary<string, double> UncertaintyMarkers { get; init; }

    /// <summary>Regular expressions of sizes.</summary>
    public required IReadOnlyList<string> SizePatterns
    {
        get;
        init
        {
            field = value;
            _sizes = [.. value.Select(LinearPattern.Of)];
        }
    }

    /// <summary>Regular expressions of negations.</summary>
    public required IReadOnlyList<string> NegationPatterns
    {
        get;
        init
        {
            field = value;
            _negation = LinearPattern.Of(string.Join('|', value.Select(pattern => $"(?:{pattern})")));
        }
    }

    /// <summary>Headings of a report.</summary>
    public required IReadOnlyList<string> Sections { get; init; }

    /// <summary>Kinds of reports in the order in which they are tried, with their terms.</summary>
    public required OrderedDictionary<string, IReadOnlyList<string>> ClinicalEfficacyTerms { get; init; }

    /// <summary>What takes such a term back, shortly before it.</summary>
    public required IReadOnlyList<string> ClinicalEfficacyNegators { get; init; }

    /// <summary>
    /// The product's own: cataract surgery, curated for this project; no published figure rests on it.
    /// </summary>
    public static ReportLexicon Ophthalmology { get; } = Shipped();

    /// <summary>Reads tables from a file.</summary>
    /// <exception cref="EvaluationException">The file does not hold the tables.</exception>
    public static ReportLexicon Read(string path)
    {
        using var file = DataFile.Open(path);
        return Read(file, path);
    }

    /// <summary>The text holds a negation.</summary>
    public bool Negates(ReadOnlySpan<char> text) => _negation.IsMatch(text);

    /// <summary>The first size in the text, as written; null for none.</summary>
    public string? Size(string text) => _sizes
        .Select(pattern => pattern.Match(text))
        .FirstOrDefault(match => match.Success)?.Value;

    private static ReportLexicon Shipped()
    {
        const string Name = "ophthalmology-lexicon.json";
        using var stream = typeof(ReportLexicon).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"Expected {Name} inside the assembly.");
        return Read(stream, Name);
    }

    private static ReportLexicon Read(Stream stream, string name)
    {
        try
        {
            return JsonSerializer.Deserialize<ReportLexicon>(stream, Json)
                ?? throw new EvaluationException($"{name}: expected the tables of a report lexicon, got null.");
        }
        catch (Exception unreadable) when (unreadable is JsonException or ArgumentException or NotSupportedException)
        {
            throw new EvaluationException($"{name}: expected the tables of a report lexicon. {unreadable.Message}");
        }
    }
}

/// <summary>One finding.</summary>
/// <param name="Terms">How it is written.</param>
/// <param name="Severity">0, nothing, to 4, grave.</param>
/// <param name="Weight">How much it counts, 0 to 1.</param>
internal sealed record LexiconEntity(IReadOnlyList<string> Terms, double Severity, double Weight);
