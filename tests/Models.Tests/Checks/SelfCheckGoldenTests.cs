using Surgical.Models.Checks;
using Surgical.Models.Files;
using Surgical.Models.Runtime;
using Surgical.Models.Tests.Runtime;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Checks;

public sealed class SelfCheckGoldenTests(ImportedSnapshots imported) : IClassFixture<ImportedSnapshots>
{
    [Fact]
    public void Cheapest_GoldenCases_AreOneOfEachKindAndContinuedAsTheReferenceDid()
    {
        var folder = Golden.Folder("gemma3/tiny-b");
        var model = ImportedModel.Open(imported[folder]);
        using var engine = new Gemma3Engine(model);
        var tolerance = Tolerance.Of(model.Manifest.Format, model.Manifest.Configuration);

        var cheapest = ReferenceSample.Cheapest(folder).ToList();

        Assert.Equal([false, true], cheapest.Select(reference => reference.Pictures.Count > 0).Order());
        Assert.All(cheapest, reference => Assert.True(
            new ReferenceComparison(engine, reference, tolerance).IsReproduced(TestContext.Current.CancellationToken),
            reference.Name));
    }
}
