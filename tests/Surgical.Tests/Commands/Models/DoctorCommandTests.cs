using Surgical.Models.Runtime.Cuda.Device;
using Surgical.Models.Runtime.Machine;
using Surgical.TestKit;

namespace Surgical.Tests.Commands.Models;

public sealed class DoctorCommandTests
{
    private static readonly string[] Lines =
        ["processor", "memory", "FFmpeg", "OpenCV", "ONNX Runtime   1.31.0", "GPU", "models run on"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Doctor_MachineThatRunsTheProduct_EndsWithZeroAndSaysWhatWith()
    {
        var run = await ProgramRun.OfAsync(["doctor"], Token);

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Errors));
        Assert.All(
            Lines,
            line => Assert.Contains($"\n{line}", $"\n{run.Output}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Doctor_NoDriver_SaysThatTheProcessorComputes()
    {
        Assert.SkipWhen(Hardware.Gpu.HasDriver, "There is a driver here.");

        var run = await ProgramRun.OfAsync(["doctor"], Token);

        Assert.Contains("no NVIDIA driver (libcuda.so.1 is not found)", run.Output, StringComparison.Ordinal);
        Assert.Contains("models run on  the processor\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_OnTheGpuWithoutDriver_SaysWhatIsMissing()
    {
        Assert.SkipWhen(Hardware.Gpu.HasDriver, "There is a driver here.");
        var picture = Golden.File("gemma3-trained/phaco-routine-002.png");

        var run = await ProgramRun.OfAsync(["ask", picture, "--device", "cuda"], Token);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "surgical: The GPU cannot be used: no NVIDIA driver (libcuda.so.1 is not found)",
            run.Errors,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1.5")]
    public async Task Ask_ShareOfMemoryOutOfRange_IsWrongUse(string share)
    {
        var run = await ProgramRun.OfAsync(["ask", "eye.png", "--gpu-memory", share], Token);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("surgical: Expected a --gpu-memory from 0.05 to 1", run.Errors, StringComparison.Ordinal);
    }
}
