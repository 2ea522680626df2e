using System.CommandLine;
using System.CommandLine.Parsing;

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

    /// <summary>After how long without growth a followed file counts as whole; null where none is followed.</summary>
    public TimeSpan? Still(ParseResult parsed) =>
        parsed.GetValue(_follow) ? parsed.GetValue(_still) ?? UsualStill : null;

    private static TimeSpan? ParseStill(ArgumentResult argument) =>
        RangedNumber.Of(argument, "--still", 1, 3600, "seconds") is { } seconds
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
