using Surgical.Models.Checks;
using Surgical.Models.Contract;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Checks;

public sealed class CaseListTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("not JSON")]
    [InlineData("""{ "prompt": "What is shown?" }""")]
    [InlineData("""{ "prompt": "What is shown?", "cases": { "a": null } }""")]
    [InlineData("""{ "cases": { "a": null } }""")]
    [InlineData("""{ "cases": { "a": { "input_ids": null, "greedy": [1] } } }""")]
    [InlineData("""{ "cases": { "a": { "input_ids": [], "greedy": [1] } } }""")]
    [InlineData("""{ "cases": { "a": { "input_ids": [2], "greedy": [1], "images": -1 } } }""")]
    public void HasCases_ListThatIsNone_IsRefused(string list)
    {
        File.WriteAllText(_folder["cases.json"], list);

        Assert.Throws<ModelException>(() => ModelCheck.HasCases(_folder.Path));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{ "cases": {} }""")]
    public void HasCases_EmptyList_HasNone(string list)
    {
        File.WriteAllText(_folder["cases.json"], list);

        Assert.False(ModelCheck.HasCases(_folder.Path));
    }
}
