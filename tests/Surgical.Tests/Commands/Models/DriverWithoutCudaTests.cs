using Surgical.Analyzer.Onnx.Cuda;
using Surgical.TestKit;

namespace Surgical.Tests.Commands.Models;

/// <summary>A machine that has NVIDIA's driver, and not all else that computing on its GPU needs.</summary>
public sealed class DriverWithoutCudaTests : IDisposable
{
    private const string Missing = "CUDA 13 is not whole: "
        + "libcudart.so.13, libcublasLt.so.13, libcublas.so.13, libcurand.so.10 not found";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Picture => Path.Combine(Repository.EmbeddedModel, "phaco-runout-002.png");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ask_AnyDevice_AnswersOnTheProcessorAndSaysWhatIsMissing()
    {
        var run = await RunAsync(started: 0, "ask", Picture);

        Assert.Equal(0, run.ExitCode);
        Assert.NotEmpty(run.Output);
        Assert.Contains(
            $"surgical: note: computing on the processor, the GPU is not used: {Missing}",
            run.Errors,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_OnTheGpu_FailsAndSaysWhatIsMissing()
    {
        var run = await RunAsync(started: 0, "ask", Picture, "--device", "cuda");

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains($"surgical: The GPU cannot be used: {Missing}", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_DriverThatDoesNotStart_SaysItsError()
    {
        // CUDA_ERROR_NO_DEVICE.
        var run = await RunAsync(started: 100, "doctor");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("the driver does not start (error 100)", run.Output, StringComparison.Ordinal);
        Assert.Contains(Missing, run.Output, StringComparison.Ordinal);
        Assert.Contains("models run on  the processor\n", run.Output, StringComparison.Ordinal);
    }

    // The two functions of the driver that are called before anything of CUDA's, in a library of its name.
    private async Task<ProgramRun> RunAsync(int started, params string[] verb)
    {
        Assert.SkipWhen(GpuReport.OfThisMachine.HasDriver, "There is a driver here.");
        await File.WriteAllTextAsync(
            _folder["driver.c"],
            $"int cuInit(unsigned flags) {{ return {started}; }}\n"
            + "int cuDeviceGetName(char *name, int length, int device) { name[0] = 'X'; name[1] = 0; return 0; }\n",
            Token);
        var made = await ProgramRun.OfAsync(
            "cc", ["-shared", "-fPIC", "-o", _folder["libcuda.so.1"], _folder["driver.c"]], Token);
        Assert.True(made.ExitCode == 0, made.Errors);
        return await ProgramRun.OfAsync(
            verb, new Dictionary<string, string> { ["LD_LIBRARY_PATH"] = _folder.Path }, Token);
    }
}
