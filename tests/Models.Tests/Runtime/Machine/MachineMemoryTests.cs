using Surgical.Models.Runtime.Machine;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Runtime.Machine;

public sealed class MachineMemoryTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public MachineMemoryTests() =>
        Write(
            "proc/meminfo",
            "MemTotal: 16000 kB\nMemFree: 1000 kB\nMemAvailable: 9000 kB\nSwapTotal: 2000 kB\nSwapFree: 500 kB\n");

    private static MachineMemory Machine => new(Kilobytes(18000), Kilobytes(9500), IsLimited: false);

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Now_ThisMachine_HasSome()
    {
        var memory = Hardware.Memory;

        Assert.InRange(memory!.Available, 1, memory.Total);
    }

    [Fact]
    public void Of_MachineWithoutGroups_IsItsMemoryWithItsSwapSpace() => Assert.Equal(Machine, Read());

    [Fact]
    public void Of_SystemThatDoesNotTell_IsUnknown() => Assert.Null(MachineMemory.Of(_root["nowhere"]));

    [Theory]
    [InlineData("0::/docker/1f", "sys/fs/cgroup/docker/1f")]
    [InlineData("0::/docker/1f/inner", "sys/fs/cgroup/docker/1f")]
    [InlineData("0::/host/path/not/seen/here", "sys/fs/cgroup")]
    public void Of_GroupOfTheSecondVersion_IsWhatItLeavesBesideFiles(string line, string folder)
    {
        Write("proc/self/cgroup", $"{line}\n");
        Write($"{folder}/memory.max", "8000000\n");
        Write($"{folder}/memory.current", "5000000\n");
        Write($"{folder}/memory.stat", "anon 2000000\nfile 3000000\nactive_file 1000000\ninactive_file 1500000\n");

        Assert.Equal(new MachineMemory(8_000_000, 5_500_000, IsLimited: true), Read());
    }

    [Fact]
    public void Of_GroupOfTheFirstVersion_IsWhatItLeavesBesideFiles()
    {
        Write("proc/self/cgroup", "5:cpu,cpuacct:/a\n4:memory:/a\n0::/\n");
        Write("sys/fs/cgroup/memory/a/memory.limit_in_bytes", "4000000\n");
        Write("sys/fs/cgroup/memory/a/memory.usage_in_bytes", "3000000\n");
        Write("sys/fs/cgroup/memory/a/memory.stat", "cache 9\ntotal_active_file 100000\ntotal_inactive_file 400000\n");

        Assert.Equal(new MachineMemory(4_000_000, 1_500_000, IsLimited: true), Read());
    }

    [Theory]
    [InlineData("memory.max", "max")]
    [InlineData("memory/memory.limit_in_bytes", "9223372036854771712")]
    public void Of_GroupWithoutLimit_IsTheMachines(string file, string limit)
    {
        Write("proc/self/cgroup", "4:memory:/\n0::/\n");
        Write($"sys/fs/cgroup/{file}", limit);
        Write("sys/fs/cgroup/memory.current", "1");
        Write("sys/fs/cgroup/memory/memory.usage_in_bytes", "1");

        Assert.Equal(Machine, Read());
    }

    [Fact]
    public void Of_GroupInATighterOne_IsWhatTheTighterLeaves()
    {
        Write("proc/self/cgroup", "0::/outer/inner\n");
        Write("sys/fs/cgroup/outer/inner/memory.max", "8000000");
        Write("sys/fs/cgroup/outer/inner/memory.current", "1000000");
        Write("sys/fs/cgroup/outer/memory.max", "6000000");
        Write("sys/fs/cgroup/outer/memory.current", "4000000");

        Assert.Equal(new MachineMemory(6_000_000, 2_000_000, IsLimited: true), Read());
    }

    [Fact]
    public void ToString_LimitedProcess_SaysWhoseLimitItIs() => Assert.Equal(
        "1.5 of 4.0 GB available (the limit of the container or service)",
        new MachineMemory(4_000_000_000, 1_500_000_000, IsLimited: true).ToString());

    private static long Kilobytes(long number) => number * 1024;

    private MachineMemory? Read() => MachineMemory.Of(_root.Path);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_root[name])!);
        File.WriteAllText(_root[name], text);
    }
}
