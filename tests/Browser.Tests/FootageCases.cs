using Surgical.TestKit;

namespace Surgical.Browser.Tests;

/// <summary>A dashboard of its own with the files of shared/cases/video, all taken in at once.</summary>
public sealed class FootageCases : IAsyncLifetime
{
    private readonly Dictionary<string, string> _ids = [];
    private DashboardProcess? _dashboard;

    /// <summary>Numbers of the pictures of each file, in order: "0-3 7" is 0, 1, 2, 3, 7.</summary>
    public static IReadOnlyDictionary<string, string> Numbers { get; } = new Dictionary<string, string>
    {
        ["back.mkv"] = "0-74",
        ["chg2.mp4"] = "0-99",
        ["concat.ts"] = "0-149",
        ["corrupt25.mp4"] = "0-69 75-149",
        ["cut-g25f.mp4"] = "0-78 80",
        ["gap15.mp4"] = "0-124",
        ["late.ts"] = "0-74",
        ["midgop.ts"] = "50-149",
        ["twice-nb.mp4"] = "0-24 50-74",
        ["vfr2.mkv"] = "0 25 50 75 100 125-199",
    };

    internal DashboardProcess Dashboard => _dashboard!;

    private static string Folder => Path.Combine(Repository.Shared("cases"), "video");

    private static bool IsThere => !Theatre.IsSkipped && Directory.Exists(Folder);

    public async ValueTask InitializeAsync()
    {
        if (IsThere)
        {
            // Test cards are no eye, and are shown to the model all the same.
            _dashboard = await Theatre.OwnDashboardAsync(more: "--keep-everything");
            foreach (var file in Numbers.Keys)
            {
                var video = Path.Combine(Folder, file);
                _ids[file] = await _dashboard.AdmitAsync(video, TestContext.Current.CancellationToken);
            }
        }
    }

    public ValueTask DisposeAsync() => _dashboard?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>The case of a file; skips the test where the files are not here.</summary>
    public string Case(string file)
    {
        Assert.SkipWhen(Theatre.IsSkipped, "SKIP_E2E=1");
        Assert.SkipUnless(IsThere, $"No ../shared/cases/video: its {Numbers.Count} files were passed over.");
        return _ids[file];
    }

    /// <summary>The numbers that are written so.</summary>
    public static List<int> Read(string written) => [.. written.Split(' ').SelectMany(Span)];

    private static IEnumerable<int> Span(string written)
    {
        var ends = written.Split('-').Select(int.Parse).ToArray();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }
}
