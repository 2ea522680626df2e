using Surgical.Models.Runtime.Machine;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Runtime.Machine;

public sealed class ProcessorCoresTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_TwoThreadsACore_CountsCores()
    {
        Processors("0,2", "1,3", "0,2", "1,3");

        Assert.Equal(2, ProcessorCores.Of(_folder.Path, processors: 4));
    }

    [Fact]
    public void Of_ProcessHeldToFewerProcessors_CountsThose()
    {
        Processors("0", "1", "2", "3");

        Assert.Equal(2, ProcessorCores.Of(_folder.Path, processors: 2));
    }

    [Fact]
    public void Of_SystemThatDoesNotTell_CountsProcessors() =>
        Assert.Equal(6, ProcessorCores.Of(_folder["nowhere"], processors: 6));

    private void Processors(params string[] siblings)
    {
        for (var i = 0; i < siblings.Length; i++)
        {
            var topology = Directory.CreateDirectory(_folder[$"cpu{i}/topology"]).FullName;
            File.WriteAllText(Path.Combine(topology, "thread_siblings_list"), siblings[i]);
        }
    }
}
