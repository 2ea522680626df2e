using Surgical.Models.Contract;
using Surgical.Models.Runtime.Cpu;
using Surgical.Models.Tests.Runtime.Cuda;

namespace Surgical.Models.Tests.Runtime.Cpu;

public sealed class KeyValueCacheTests
{
    [Fact]
    public void New_MoreThanTheSystemPromises_SaysForHowManyAnswers()
    {
        var text = MedGemmaShape.Configuration.Text;

        var refusal = Assert.Throws<ModelException>(
            () => new KeyValueCache(text, capacity: int.MaxValue, contexts: 64));

        Assert.StartsWith(
            "There is no memory for the keys and values of 64 answers side by side of 2147483647 tokens each, 38280",
            refusal.Message,
            StringComparison.Ordinal);
    }
}
