using System.CommandLine;

namespace Surgical.Options;

/// <summary>--adapter: what is added to a model's weights. One for each command.</summary>
internal sealed class AdapterOptions
{
    private readonly Option<string[]> _adapters = new("--adapter")
    {
        Description = "PEFT LoRA adapter (adapter_config.json, adapter_model.safetensors) to merge into the snapshot;"
            + " or a repository that was pulled; more than one add up, in any order",
        HelpName = "DIR",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Every option of this group.</summary>
    public IEnumerable<Option> All => [_adapters];

    public void AddTo(Command command) => command.Add(_adapters);

    /// <summary>Folders of the chosen adapters.</summary>
    public IReadOnlyList<string> Of(ParseResult parsed) =>
        [.. parsed.GetRequiredValue(_adapters).Select(ModelFolder.Locate)];
}
