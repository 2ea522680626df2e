using System.Globalization;
using Surgical.TestKit;

namespace Surgical.Tests.Serve.Books;

/// <summary>Short clips of one operation, no two of which show the same pictures.</summary>
internal sealed class Clips : IDisposable
{
    // Each begins and ends a little later than the one before, and few are equally long: those are compared.
    private const double Step = 0.36;
    private const int Lengths = 10;
    private const int Starts = 150;
    private const double Shortest = 8;

    private readonly TemporaryFolder _folder = new();
    private readonly string _operation;
    private int _made;

    /// <summary>Every picture is a key frame, so that a cut costs nothing.</summary>
    public Clips() => _operation = Ffmpeg.Make(
        $"-i {Path.Combine(Repository.SampleVideos, "phaco-runout.mp4")} -an -vf scale=320:-2 -c:v libx264 "
        + $"-preset ultrafast -g 1 -crf 28 {_folder["operation.mp4"]}");

    /// <summary>One that browsers play as it is.</summary>
    public string Playable() => Cut("-c copy", "mp4");

    /// <summary>One of which a copy for browsers is made.</summary>
    public string Unplayable() => Cut("-c:v mpeg4 -q:v 8", "avi");

    public void Dispose() => _folder.Dispose();

    private string Cut(string how, string ending)
    {
        var number = _made++;
        return Ffmpeg.Make(string.Create(
            CultureInfo.InvariantCulture,
            $"-ss {number % Starts * Step} -i {_operation} -t {Shortest + (number % Lengths * Step)} {how} "
            + $"{_folder[$"clip-{number}.{ending}"]}"));
    }
}
