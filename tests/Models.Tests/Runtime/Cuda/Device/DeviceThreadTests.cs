using Surgical.Models.Contract;
using Surgical.Models.Runtime.Cuda.Device;

namespace Surgical.Models.Tests.Runtime.Cuda.Device;

public sealed class DeviceThreadTests
{
    [Fact]
    public void Do_FromSeveralThreads_RunsOnTheSame()
    {
        using var device = new DeviceThread();

        var threads = Enumerable.Range(0, 8)
            .AsParallel()
            .Select(_ => device.Do(() => Environment.CurrentManagedThreadId));

        Assert.Single(threads.Distinct());
    }

    [Fact]
    public void Do_WorkThatThrows_ThrowsToTheCallerAndGoesOn()
    {
        using var device = new DeviceThread();

        Assert.Throws<ModelException>(() => device.Do<int>(() => throw new ModelException("no")));

        Assert.Equal(1, device.Do(() => 1));
    }
}
