using System.CommandLine;
using Surgical.Cases.Reading;

namespace Surgical.Options;

/// <summary>--cases-at-once and --batch: how much is done side by side. One for each command.</summary>
internal sealed class SideBySideOptions
{
    private const int Most = 16;

    private readonly Option<int> _cases = new("--cases-at-once")
    {
        Description = "Cases that are prepared or read side by side",
        HelpName = "1-16",
        DefaultValueFactory = _ => new CaseRunnerOptions().AtOnce,
    };

    private readonly Option<int?> _batch = new("--batch")
    {
        Description = "Questions that the model answers side by side, at most: 4 unless told. Each takes memory. "
            + "A GPU answers one at a time",
        HelpName = "1-16",
    };

    public SideBySideOptions()
    {
        Demand(_cases);
        Demand(_batch);
    }

    public void AddTo(Command command)
    {
        command.Add(_cases);
        command.Add(_batch);
    }

    /// <summary>How cases are run.</summary>
    public CaseRunnerOptions RunnerOf(ParseResult parsed) => new() { AtOnce = parsed.GetValue(_cases) };

    /// <summary>Questions side by side; null where nothing was said.</summary>
    public int? BatchOf(ParseResult parsed) => parsed.GetValue(_batch);

    private static void Demand<T>(Option<T> option) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int?>() is < 1 or > Most)
        {
            result.AddError($"Expected a {option.Name} from 1 to {Most}, got {result.GetValueOrDefault<int?>()}.");
        }
    });
}
