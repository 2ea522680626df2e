using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Runtime.Cuda;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Runtime.Cuda;

public sealed class CudaRuntimeTests(ImportedSnapshots imported) : IClassFixture<ImportedSnapshots>
{
    [Fact]
    public void New_ModelInOtherNumbers_SaysHowToImportIt()
    {
        var model = ImportedModel.Open(imported[Repository.EmbeddedModel]);

        var refusal = Assert.Throws<ModelException>(() => new CudaRuntime(model, new CudaOptions()));

        Assert.Contains("expected a model imported in bf16", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith("--format bf16 and use DIR.", refusal.Message, StringComparison.Ordinal);
    }
}
