using Surgical.Models.Pictures;

namespace Surgical.Models.Tests.Pictures;

public sealed class FeatureCacheTests
{
    [Fact]
    public void Find_KeptPicture_GivesItsFeatures()
    {
        var cache = new FeatureCache(mostBytes: 8);
        float[] features = [1, 2];

        cache.Add("a", features);

        Assert.Same(features, cache.Find("a"));
        Assert.Null(cache.Find("b"));
    }

    [Fact]
    public void Add_BeyondTheBound_DropsWhatWasNotUsedForLongest()
    {
        var cache = new FeatureCache(mostBytes: 16);
        cache.Add("a", new float[2]);
        cache.Add("b", new float[2]);
        cache.Find("a");

        cache.Add("c", new float[2]);

        Assert.Equal(
            (true, false, true),
            (cache.Find("a") is not null, cache.Find("b") is not null, cache.Find("c") is not null));
    }

    [Fact]
    public void Add_ManyPictures_StaysWithinTheBound()
    {
        var cache = new FeatureCache(mostBytes: 100);

        for (var i = 0; i < 1000; i++)
        {
            cache.Add($"{i}", new float[1 + (i % 20)]);
            Assert.InRange(cache.Bytes, 0, 100);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Add_FeaturesThatAloneAreTooMany_KeepsNothing(long mostBytes)
    {
        var cache = new FeatureCache(mostBytes);

        cache.Add("a", new float[2]);

        Assert.Equal((null, 0), (cache.Find("a"), cache.Bytes));
    }
}
