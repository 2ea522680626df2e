using System.CommandLine;
using System.Text.Json.Nodes;

namespace Surgical.Benchmarks.RandomModels;

/// <summary>What the verbs that write random models are told.</summary>
internal sealed class RandomModelOptions
{
    private readonly Option<string> _size = new("--size")
    {
        Description = "Sizes to begin with",
        DefaultValueFactory = _ => ModelSizes.FourB,
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Change of config.json, as in text_config.num_hidden_layers=4; may be repeated",
        HelpName = "KEY=JSON",
    };

    private readonly Option<ulong> _seed = new("--seed")
    {
        Description = "Other weights",
        DefaultValueFactory = _ => 7,
    };

    public void AddTo(Command command)
    {
        _size.AcceptOnlyFromAmong([.. ModelSizes.Names]);
        command.Add(_size);
        command.Add(_set);
        command.Add(_seed);
    }

    public string Size(ParseResult parsed) => parsed.GetRequiredValue(_size);

    public JsonObject Config(ParseResult parsed) => ModelSizes.Config(Size(parsed), parsed.GetValue(_set) ?? []);

    public ulong Seed(ParseResult parsed) => parsed.GetValue(_seed);
}
