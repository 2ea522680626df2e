using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Surgical.Capture;

namespace Surgical.Options;

/// <summary>--follow and --still: reading a file while a recorder writes it.</summary>
internal sealed class FollowOptions
{
    // Recorders write at least every few seconds; a disk or a network share may hold that up.
    private static readonly TimeSpan UsualStill = TimeSpan.FromSeconds(30);

    private readonly Option<bool> _follow = new("--follow")
    {
        Description = "Read a file while it is being written, until it has not grown for a while: MPEG-TS, Matroska, "
            + "fragmented MP4, MPEG program stream, FLV, AVI, bare H.264 or H.265",
    };

    private readonly Option<TimeSpan?> _still = new("--still")
    {
        Description = "With --follow: a file that has not grown for so long counts as whole (30 unless told)",
        HelpName = "SECONDS",
        CustomParser = ParseStill,
    };

    /// <summary>Adds every option of this group.</summary>
    public void AddTo(Command command)
    {
        command.Add(_follow);
        command.Add(_still);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_still) is not null && !result.GetValue(_follow))
            {
                result.AddError("Expected --follow beside --still.");
            }
        });
    }

    /// <summary>Opens a source as it is to be read.</summary>
    /// <param name="parsed">Says whether it is followed.</param>
    /// <param name="path">Of the source.</param>
    /// <param name="pictureRate">Pictures a second of folders of pictures; null where nobody said.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    /// <exception cref="CaptureException">It cannot be read, or not in this way.</exception>
    public async Task<IFrameSource> OpenAsync(
        ParseResult parsed, string path, double? pictureRate, CancellationToken cancellationToken)
    {
        if (!parsed.GetValue(_follow))
        {
            return await FrameSource.OpenAsync(path, pictureRate, cancellationToken);
        }

        var still = parsed.GetValue(_still) ?? UsualStill;
        await Console.Error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"surgical: following {Path.GetFileName(path)} until it has not grown for {still.TotalSeconds:0.#} s"));
        return await FrameSource.FollowAsync(path, still, TimeProvider.System, cancellationToken);
    }

    private static TimeSpan? ParseStill(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds);
        if (isNumber && seconds is >= 1 and <= 3600)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        argument.AddError($"Expected a --still from 1 to 3600 seconds, got {text}.");
        return null;
    }
}
