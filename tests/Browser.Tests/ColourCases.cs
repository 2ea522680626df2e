using Surgical.TestKit;

namespace Surgical.Browser.Tests;

/// <summary>A dashboard of its own with bars of colour, coded in the ways of recorders.</summary>
public sealed class ColourCases : IAsyncLifetime
{
    /// <summary>The coding whose colours a browser guesses to be others.</summary>
    public const string Guessed = "untold, high definition";

    private const string Told = "-color_primaries bt709 -color_trc bt709";

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _ids = [];
    private DashboardProcess? _dashboard;

    /// <summary>Filters and options of ffmpeg by the name of the coding.</summary>
    public static IReadOnlyDictionary<string, string> Codings { get; } = new Dictionary<string, string>
    {
        ["BT.709"] = Sdr("bt709", "tv", "yuv420p", $"-colorspace bt709 {Told}"),
        ["BT.601"] = Sdr("smpte170m", "tv", "yuv420p", $"-colorspace smpte170m {Told}"),
        ["BT.601, half told"] = Sdr("smpte170m", "tv", "yuv420p", "-colorspace smpte170m"),
        ["BT.2020"] = Sdr("bt2020", "tv", "yuv420p", $"-colorspace bt2020nc {Told}"),
        ["full range"] = Sdr("bt709", "pc", "yuvj420p", $"-colorspace bt709 -color_range pc {Told}"),
        ["untold"] = Sdr("smpte170m", "tv", "yuv420p", "-s 640x360"),
        [Guessed] = Sdr("smpte170m", "tv", "yuv420p", "-s 1280x720"),
        ["PQ"] = Hdr("smpte2084"),
        ["HLG"] = Hdr("arib-std-b67"),
    };

    internal DashboardProcess Dashboard => _dashboard!;

    public async ValueTask InitializeAsync()
    {
        if (Theatre.IsSkipped)
        {
            return;
        }

        // Bars are no eye, and are shown to the model all the same.
        _dashboard = await Theatre.OwnDashboardAsync(more: "--keep-everything");
        foreach (var (name, coding) in Codings)
        {
            var video = Ffmpeg.Make($"-f lavfi -i smptehdbars=s=1280x720:r=25:d=2 {coding} {_folder["bars.mp4"]}");
            _ids[name] = await _dashboard.AdmitAsync(video, TestContext.Current.CancellationToken);
            File.Delete(video);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (_dashboard?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Dispose();
    }

    /// <summary>The case of a coding.</summary>
    public string Case(string coding)
    {
        Assert.SkipWhen(Theatre.IsSkipped, "SKIP_E2E=1");
        return _ids[coding];
    }

    private static string Sdr(string matrix, string range, string format, string tags) =>
        $"-vf scale=in_color_matrix=bt709:out_range={range}:out_color_matrix={matrix},format={format} "
        + $"-c:v libx264 {tags} -g 25";

    private static string Hdr(string transfer) =>
        "-vf format=yuv444p,setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709:range=tv,"
        + "zscale=t=linear:npl=203,format=gbrpf32le,"
        + $"zscale=p=bt2020:t={transfer}:m=bt2020nc:r=tv:npl=203,format=yuv420p10le "
        + $"-c:v libx265 -x265-params log-level=error -color_primaries bt2020 -color_trc {transfer} "
        + "-colorspace bt2020nc -g 25";
}
