using System.Text.Json;
using Surgical.Analyzer;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;

namespace Surgical.Tests.Serve.Books;

/// <summary>What a server has told of a case, and was asked to do to it.</summary>
/// <param name="id">Of the case.</param>
internal sealed class CaseBook(string id)
{
    private readonly Dictionary<long, EventBody> _told = [];

    public string Id { get; } = id;

    public List<Mark> Marks { get; } = [];

    /// <summary>Numbers of the events that somebody wanted to be erased, acknowledged or not.</summary>
    public HashSet<long> AskedToErase { get; } = [];

    /// <summary>Somebody wanted the case to be deleted.</summary>
    public bool IsAskedToBeDeleted { get; set; }

    /// <summary>The server said that it is.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>Events that were told, each as it was told first.</summary>
    public IReadOnlyCollection<EventBody> Told => _told.Values;

    /// <summary>Pictures that its key frames once showed.</summary>
    public IEnumerable<string> Pictures => Told.Select(told => told.Picture).OfType<string>();

    /// <summary>Takes down an event as it was told first; told again, it is the same.</summary>
    public void Hear(EventBody told)
    {
        if (!_told.TryAdd(told.Number, told) && told.ErasedAt is null)
        {
            AssertSame(_told[told.Number], told);
        }
    }

    /// <summary>All that was told is there: as it was, or empty and for a reason.</summary>
    /// <param name="stored">All events of the case.</param>
    public void AssertKept(IReadOnlyList<EventBody> stored)
    {
        var erased = stored.SelectMany(one => one.Erases ?? []).ToList();
        Assert.Equal(erased.Order(), stored.Where(one => one.ErasedAt is not null).Select(one => one.Number));
        Assert.All(
            stored.Where(one => one.Erases is not null),
            erasure => Assert.Contains(erasure.Erases!, AskedToErase.Contains));
        foreach (var (number, told) in _told)
        {
            var now = stored[(int)number - 1];
            if (now.ErasedAt is null)
            {
                AssertSame(told, now);
            }
            else
            {
                Assert.Equal((told.Kind, told.At), (now.Kind, now.At));
                AssertEmpty(now);
            }
        }
    }

    private static void AssertEmpty(EventBody erased)
    {
        Assert.Equal(
            (null, null, null, null, null),
            (erased.Picture, erased.Phases, erased.Message, erased.Correction, erased.Path));
        Assert.Null(erased.KeyFrame?.Thinking ?? erased.KeyFrame?.Answer);
        Assert.DoesNotContain("mark-", Json(erased), StringComparison.Ordinal);
    }

    private static void AssertSame(EventBody one, EventBody other) => Assert.Equal(Json(one), Json(other));

    private static string Json(EventBody told) => JsonSerializer.Serialize(told, AnalysisJson.Options);
}
