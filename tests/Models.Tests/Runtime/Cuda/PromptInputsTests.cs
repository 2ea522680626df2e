using Surgical.Models.Contract;
using Surgical.Models.Gemma3;
using Surgical.Models.Runtime;
using Surgical.Models.Runtime.Cuda;

namespace Surgical.Models.Tests.Runtime.Cuda;

public sealed class PromptInputsTests
{
    private const int Capacity = 10;

    private static readonly Gemma3Configuration Model = MedGemmaShape.Configuration;

    [Theory]
    [InlineData(1, 4)]
    [InlineData(4, 4)]
    [InlineData(5, 8)]
    [InlineData(9, Capacity)]
    public void Length_Prompt_IsAMultipleOfFourWithinTheContext(int tokens, int length)
    {
        var inputs = Of(new Prompt([.. Enumerable.Repeat(7, tokens)], []));

        Assert.Equal((length, tokens - 1), (inputs.Length, inputs.Last));
        Assert.Equal(length, inputs.Ids.Length);
    }

    [Fact]
    public void WriteMask_PaddedPrompt_HidesPaddingFromEveryToken()
    {
        const int hidden = -1;
        var inputs = Of(new Prompt([2, 7], []));

        Assert.Equal(2, inputs.MaskNames.Count());
        Assert.All(inputs.MaskNames, name =>
        {
            var mask = new int[4 * 4];
            inputs.WriteMask(name, hidden, mask);
            Assert.Equal([0, hidden, hidden, hidden, 0, 0, hidden, hidden], mask[..8]);
        });
    }

    [Fact]
    public void ImagePlaces_ImageTokens_AreTheirRows()
    {
        var features = new float[2 * Model.Text.HiddenSize];

        var inputs = Of(new Prompt([2, Model.ImageToken, Model.ImageToken, 7], features));

        Assert.Equal([0, 1, 0, 2], inputs.ImagePlaces);
    }

    [Fact]
    public void New_FeaturesThatDoNotMatch_AreRefused()
    {
        var refusal = Assert.Throws<ModelException>(() => Of(new Prompt([2, Model.ImageToken], [])));

        Assert.Equal("The prompt has 1 image tokens, the pictures have 0 features.", refusal.Message);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(262208)]
    public void New_TokenOutsideTheVocabulary_IsRefused(int id) =>
        Assert.Throws<ModelException>(() => Of(new Prompt([2, id], [])));

    [Theory]
    [InlineData(0)]
    [InlineData(Capacity + 1)]
    public void New_PromptThatDoesNotFit_IsRefused(int tokens) =>
        Assert.Throws<UnanswerableException>(() => Of(new Prompt([.. Enumerable.Repeat(7, tokens)], [])));

    private static PromptInputs Of(Prompt prompt) => new(prompt, Model, Capacity);
}
