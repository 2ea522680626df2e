using Surgical.Models.Runtime.Cuda.Device;
using Surgical.Models.Runtime.Machine;
using Surgical.TestKit;

namespace Surgical.Tests.Commands.Models;

/// <summary>A machine that has NVIDIA's driver, and not all else that computing on its GPU needs.</summary>
public sealed class DriverWithoutCudaTests : IDisposable
{
    private const string Missing = "CUDA 13 is not whole: "
        + "libcudart.so.13, libcublasLt.so.13, libcublas.so.13, libcurand.so.10 not found";

    private static readonly Dictionary<string, StubFunction[]> Cuda = new()
    {
        ["libcudart.so.13"] =
        [
            new("cudaDriverGetVersion", Writes: 13_000),
            new("cudaRuntimeGetVersion", Writes: 13_000),
            new("cudaGetDeviceCount", Writes: 1),
            new("cudaDeviceGetAttribute", Writes: 9),
            new("cudaMemGetInfo"),
        ],
        ["libcublasLt.so.13"] = [new("cublasLtCreate")],
        ["libcublas.so.13"] = [new("cublasCreate_v2")],
        ["libcurand.so.10"] = [new("curandCreateGenerator")],
    };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> CudaLibraries => [.. Cuda.Keys];

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

    [Theory]
    [MemberData(nameof(CudaLibraries))]
    public async Task Doctor_OneLibraryOfCudaMissing_NamesThatOne(string missing)
    {
        Install(Cuda.Keys.Except([missing]));

        var run = await RunAsync(started: 0, "doctor");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"CUDA 13 is not whole: {missing} not found (", run.Output, StringComparison.Ordinal);
    }

    // The provider lies beside ONNX Runtime by a link alone; what it then wants of CUDA no stub has.
    [Fact]
    public async Task Doctor_LibrariesThatAreNotCudas_LoadsTheProviderAndSaysWhyItIsRefused()
    {
        Install(Cuda.Keys);

        var run = await RunAsync(started: 0, "doctor");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("GPU            X, compute capability 9.9", run.Output, StringComparison.Ordinal);
        Assert.Contains("ONNX Runtime refuses the GPU: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("libonnxruntime_providers_cuda.so: undefined symbol: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("models run on  the processor\n", run.Output, StringComparison.Ordinal);
    }

    private void Install(IEnumerable<string> libraries)
    {
        foreach (var library in libraries)
        {
            StubLibrary.Write(_folder[library], Cuda[library]);
        }
    }

    // The two functions of the driver that are called before anything of CUDA's, in a library of its name.
    private async Task<ProgramRun> RunAsync(int started, params string[] verb)
    {
        Assert.SkipWhen(Hardware.Gpu.HasDriver, "There is a driver here.");
        StubLibrary.Write(
            _folder["libcuda.so.1"],
            new StubFunction("cuInit", started),
            new StubFunction("cuDeviceGetName", Writes: 'X'));
        return await ProgramRun.OfAsync(
            verb, new Dictionary<string, string> { ["LD_LIBRARY_PATH"] = _folder.Path }, Token);
    }
}
