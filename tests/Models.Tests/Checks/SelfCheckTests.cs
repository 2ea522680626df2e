using Surgical.Analyzer;
using Surgical.Models.Checks;
using Surgical.Models.Contract;
using Surgical.Models.Runtime;
using Surgical.Models.Tests.Runtime;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Checks;

public sealed class SelfCheckTests : IDisposable
{
    private const string Cases = "cases.json";
    private const string Picture = "phaco-runout-002.png";

    private readonly ImportedSnapshots _imported = new();
    private readonly TemporaryFolder _cases = new();

    public SelfCheckTests()
    {
        foreach (var name in (string[])[Cases, Picture])
        {
            File.Copy(Path.Combine(Repository.EmbeddedModel, name), _cases[name]);
        }
    }

    public void Dispose()
    {
        _cases.Dispose();
        _imported.Dispose();
    }

    [Fact]
    public async Task Demand_CasePassedBefore_IsNotRunAgain()
    {
        await DemandAsync();
        File.Delete(_cases[Picture]);

        await DemandAsync();
    }

    [Fact]
    public async Task Demand_OtherCasesThanThosePassed_AreRun()
    {
        await DemandAsync();
        var cases = await File.ReadAllTextAsync(_cases[Cases], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            _cases[Cases],
            cases.Replace("incision phase", "lens phase", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<ModelException>(DemandAsync);

        Assert.Contains("the case phaco-runout-002, came another one", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ModelException>(DemandAsync);
    }

    [Fact]
    public async Task Demand_NoCases_SaysNothing()
    {
        File.Delete(_cases[Cases]);

        await DemandAsync();
    }

    private async Task DemandAsync()
    {
        await using var model = MedGemmaModel.Open(_imported[Repository.EmbeddedModel]);
        await SelfCheck.DemandAsync(model, _cases.Path, ShownPicture.Read, TestContext.Current.CancellationToken);
    }
}
