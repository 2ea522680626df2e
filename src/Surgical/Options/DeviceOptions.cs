using System.CommandLine;
using Surgical.Models.Runtime;

namespace Surgical.Options;

/// <summary>--device and --gpu-memory: what a model on this machine is run on. One for each command.</summary>
internal sealed class DeviceOptions
{
    private readonly Option<string> _device = new("--device")
    {
        Description = "What runs the model: auto takes an NVIDIA GPU where one can be used and the model is large",
        DefaultValueFactory = _ => "auto",
    };

    private readonly Option<double> _memory = new("--gpu-memory")
    {
        Description = "Share of the GPU's memory that may be in use, what other programs use included",
        HelpName = "0.05-1",
        DefaultValueFactory = _ => new MedGemmaOptions().GpuMemory,
    };

    public DeviceOptions()
    {
        _device.AcceptOnlyFromAmong("auto", "cpu", "cuda");
        _memory.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is < 0.05 or > 1 or double.NaN)
            {
                result.AddError($"Expected a --gpu-memory from 0.05 to 1, got {result.GetValueOrDefault<double>()}.");
            }
        });
    }

    /// <summary>Every option of this group.</summary>
    public IEnumerable<Option> All => [_device, _memory];

    public void AddTo(Command command)
    {
        command.Add(_device);
        command.Add(_memory);
    }

    public MedGemmaOptions Of(ParseResult parsed) => new()
    {
        Device = Enum.Parse<ComputeDevice>(parsed.GetRequiredValue(_device), ignoreCase: true),
        GpuMemory = parsed.GetRequiredValue(_memory),
    };
}
