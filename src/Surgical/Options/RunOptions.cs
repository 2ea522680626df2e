using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Surgical.Models.Contract;

namespace Surgical.Options;

/// <summary>
/// --run, --limit and --seed: the model that an evaluation asks first, and how much of it. One for each command.
/// </summary>
internal sealed class RunOptions
{
    private readonly Option<int?> _limit;
    private readonly Option<int> _seed = new("--seed")
    {
        Description =
            "Of all chance: which cases or questions --limit draws, and the resampling behind the 95 % intervals",
        HelpName = "NUMBER",
    };

    private readonly ModelOptions _model = new(
        "--run",
        "The model to ask first: a folder, snapshot or imported; a repository that was pulled (OWNER/NAME); a model "
            + "that a server speaks for (openai:URL#NAME); or the word embedded for the embedded one, "
            + "which knows rendered scenes only");

    /// <param name="what">What a limit counts: "videos".</param>
    public RunOptions(string what) => _limit = new("--limit")
    {
        Description = $"Only so many {what}, drawn by chance; a greater limit and the same --seed continue to more",
        HelpName = "NUMBER",
        CustomParser = ParseLimit,
    };

    /// <summary>Adds every option of this group.</summary>
    public void AddTo(Command command)
    {
        _model.AddTo(command);
        command.Add(_limit);
        command.Add(_seed);
    }

    /// <summary>Demands --run or what replaces it, and nothing that goes with the one beside the other.</summary>
    /// <param name="command">Has both.</param>
    /// <param name="given">The option for what a model has said already.</param>
    /// <param name="onlyWithRun">Further options that mean nothing without a model.</param>
    public void RequireEither(Command command, Option given, params IReadOnlyList<Option> onlyWithRun)
    {
        Option[] needing = [.. _model.Further, _limit, .. onlyWithRun];
        command.Validators.Add(result =>
        {
            var (runs, isGiven) = (IsSaid(result, _model.Model), IsSaid(result, given));
            if (runs == isGiven)
            {
                result.AddError($"Expected either {given.Name} or --run, got {(runs ? "both" : "neither")}.");
            }

            foreach (var option in needing.Where(option => !runs && isGiven && IsSaid(result, option)))
            {
                result.AddError($"Expected {option.Name} beside --run only, got it beside {given.Name}.");
            }
        });
    }

    /// <summary>Demands --run.</summary>
    public void Require(Command command) => command.Validators.Add(result =>
    {
        if (!IsSaid(result, _model.Model))
        {
            result.AddError("Expected --run with the model to be scored, got none.");
        }
    });

    /// <summary>Whether a model is to be asked first.</summary>
    public bool IsRun(ParseResult parsed) => parsed.GetResult(_model.Model) is not null;

    /// <summary>The most to ask about; null for all.</summary>
    public int? Limit(ParseResult parsed) => parsed.GetValue(_limit);

    /// <summary>Of all chance.</summary>
    public int Seed(ParseResult parsed) => parsed.GetValue(_seed);

    /// <inheritdoc cref="ModelOptions.OpenAsync"/>
    public Task<IVisionLanguageModel> OpenAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        _model.OpenAsync(parsed, cancellationToken);

    private static bool IsSaid(CommandResult result, Option option) =>
        result.GetResult(option) is { Implicit: false };

    private static int? ParseLimit(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0)
        {
            return limit;
        }

        argument.AddError($"Expected a --limit of at least 1, got {text}.");
        return null;
    }
}
