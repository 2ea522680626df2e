using System.CommandLine;
using System.CommandLine.Parsing;
using Surgical.Analyzer;
using Surgical.Analyzer.Reading;
using Surgical.Models.Contract;

namespace Surgical.Options;

/// <summary>
/// --gap, --votes, --profile, --picture-fps and --keep-everything: how a case is read. One for each command.
/// </summary>
internal sealed class ReadingOptions
{
    private const string Reply = "reply";
    private const string Scores = "scores";

    private readonly Option<TimeSpan?> _gap = new("--gap")
    {
        Description = "Ask about the first frame at or after every so many seconds, instead of by change",
        HelpName = "SECONDS",
        CustomParser = ParseGap,
    };

    private readonly Option<string> _votes = new("--votes")
    {
        Description = "Where votes for the phase come from: full replies, or scores of the phases' names, which is "
            + "faster and gives neither guidance nor hazards",
        DefaultValueFactory = _ => Reply,
    };

    private readonly Option<double?> _pictureRate = new("--picture-fps")
    {
        Description = "Pictures that a folder of them has for each second of its video, numbered without a gap",
        HelpName = "NUMBER",
        CustomParser = ParsePictureRate,
    };

    private readonly Option<bool> _keepEverything = KeepEverything();
    private readonly ProfileOption _profile = new();

    public ReadingOptions() => _votes.AcceptOnlyFromAmong(Reply, Scores);

    /// <summary>Every option of this group.</summary>
    public IReadOnlyList<Option> All => [_gap, _votes, _pictureRate, _keepEverything, .. _profile.All];

    /// <summary>--keep-everything, for a verb with no other option of this group.</summary>
    public static Option<bool> KeepEverything() => new("--keep-everything")
    {
        Description = "Show the model what does not look like an eye too: test cards, titles, screens, drapes. Frames "
            + "that are too dark, too bright, frozen or blurred are kept from it all the same",
    };

    /// <summary>Adds every option of this group.</summary>
    public void AddTo(Command command)
    {
        command.Add(_gap);
        command.Add(_votes);
        command.Add(_pictureRate);
        command.Add(_keepEverything);
        _profile.AddTo(command);
    }

    /// <summary>How the case is read.</summary>
    /// <exception cref="ModelException">
    /// There is no such profile, something is wrong with it, or it has no question of its own.
    /// </exception>
    /// <exception cref="IOException">The profile's file cannot be read.</exception>
    public CaseRunOptions Of(ParseResult parsed) => new()
    {
        Sampler = new() { FixedGap = parsed.GetValue(_gap) },
        Gate = new() { KeepEverything = parsed.GetValue(_keepEverything) },
        Prompt = _profile.ReadForFrames(parsed),
        Votes = parsed.GetValue(_votes) == Scores ? VoteSource.Scores : VoteSource.Reply,
    };

    /// <summary>Pictures a second of folders of pictures; null where nobody said.</summary>
    public double? PictureRate(ParseResult parsed) => parsed.GetValue(_pictureRate);

    private static TimeSpan? ParseGap(ArgumentResult argument) =>
        RangedNumber.Of(argument, "--gap", 0.001, 3600, "seconds") is { } seconds
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static double? ParsePictureRate(ArgumentResult argument) =>
        RangedNumber.Of(argument, "--picture-fps", 0.001, 1000, "pictures a second");
}
