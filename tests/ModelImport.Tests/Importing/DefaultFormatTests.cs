using Surgical.ModelImport.Importing;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;
using Surgical.Models.Tests.Gemma3;

namespace Surgical.ModelImport.Tests.Importing;

public sealed class DefaultFormatTests
{
    private static readonly Gemma3Configuration FourB = MedGemma4B.Configuration;

    [Fact]
    public void For_SmallModel_IsExactWhateverTheMachine()
    {
        var small = FourB with { Text = FourB.Text with { VocabularySize = 1000, Layers = [] } };

        Assert.Equal(new ModelFormat.F32(), DefaultFormat.For(small, hasGpu: true));
    }

    [Fact]
    public void For_LargeModelOnAGpu_IsBFloat16() =>
        Assert.Equal(new ModelFormat.BF16(), DefaultFormat.For(FourB, hasGpu: true));

    [Fact]
    public void For_LargeModelWithoutAGpu_IsInt4AsNearToTheOriginalAsItGets() =>
        Assert.Equal(new ModelFormat.Int4(Block: 32, HeadBits: 8), DefaultFormat.For(FourB, hasGpu: false));
}
