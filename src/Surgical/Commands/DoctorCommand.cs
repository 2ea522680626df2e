using System.CommandLine;
using System.Globalization;
using Surgical.Capture;
using Surgical.Models.Files;
using Surgical.Models.Runtime;
using Surgical.Models.Runtime.Cuda.Device;
using Surgical.Models.Runtime.Machine;
using Surgical.Options;

namespace Surgical.Commands;

/// <summary>
/// surgical doctor: what this machine has to run with, what is missing, and what will be used; or what is wrong with a
/// data folder.
/// </summary>
internal static class DoctorCommand
{
    private const int Unfit = 1;

    public static Command Create()
    {
        var data = new Option<string?>("--data")
        {
            Description = "Look through this data folder of serve instead; every file is read",
            HelpName = "DIR",
        };
        var store = StoreOption.Create();
        var mend = new Option<bool>("--mend")
        {
            Description = "With --data: put right what can be, without removing anything; no server may run",
        };
        var command = new Command("doctor", "Say what this machine has, what is missing, and what will be used")
        {
            data, store, mend,
        };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(data) is null && (parsed.GetValue(mend) || parsed.GetValue(store) is not null))
            {
                parsed.AddError(
                    "Expected --mend and --store together with --data DIR, the folder to be looked through.");
            }
        });
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(data) is { } folder
            ? FolderDoctor.RunAsync(folder, parsed.GetValue(store), parsed.GetValue(mend), cancellationToken)
            : RunAsync(cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var engine = EngineFacts.OfThisMachine();
        List<string> missing = [];
        Say("processor", Hardware.Processor);
        Say("memory", Hardware.Memory?.ToString() ?? "unknown");
        Say("FFmpeg", await VersionAsync(() => VideoTools.FfmpegAsync(cancellationToken), missing));
        Say("OpenCV", await VersionAsync(() => Task.FromResult(VideoTools.OpenCv()), missing));
        Say("ONNX Runtime", engine.Version is null ? "not loaded" : $"{engine.Version}  {engine.Path}");
        Say("GPU", Describe(engine.Gpu));
        foreach (var library in engine.Gpu.Libraries)
        {
            Say(string.Empty, $"{library.Name,-36} {library.Path ?? "not found"}");
        }

        foreach (var problem in engine.Gpu.Problems.Concat(engine.Problems))
        {
            Say(string.Empty, problem);
        }

        Say("models run on", engine is { Gpu.IsUsable: true, Problems.Count: 0 }
            ? "the GPU, in bf16, where they are large; on the processor else"
            : "the processor");
        if (engine.Version is null)
        {
            missing.AddRange(engine.Problems);
        }

        foreach (var problem in missing)
        {
            await Console.Error.WriteLineAsync($"surgical: {problem}");
        }

        return missing.Count == 0 ? 0 : Unfit;
    }

    private static string Describe(GpuFacts gpu)
    {
        if (gpu.Device is null)
        {
            return "none that can be used";
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{gpu.Device}, compute capability {gpu.Capability?.ToString() ?? "unknown"}, "
            + $"{gpu.Memory.Free / 1e9:0.0} of {gpu.Memory.Total / 1e9:0.0} GB free, "
            + $"driver for CUDA {gpu.DriverVersion / 1000}.{gpu.DriverVersion % 1000 / 10}");
    }

    private static async Task<string> VersionAsync(Func<Task<string>> ask, List<string> missing)
    {
        try
        {
            return await ask();
        }
        catch (CaptureException absent)
        {
            missing.Add(absent.Message);
            return "missing";
        }
    }

    private static void Say(string what, string found) => Console.WriteLine($"{what,-14} {found}");
}
