using Surgical.Models.Answering;
using Surgical.Models.Contract;

namespace Surgical.Models.Tests.Answering;

public sealed class TokenSamplerTests
{
    // Probabilities 0.5, 0.25, 0.125, 0.125 at temperature 1, ids in another order.
    private static readonly float[] Logits = [Log(0.125), Log(0.5), Log(0.125), Log(0.25)];

    [Fact]
    public void Distribution_AllFiltersOff_IsTheSoftmax()
    {
        AssertIs([(1, 0.5), (3, 0.25), (0, 0.125), (2, 0.125)], Sampled());
    }

    [Fact]
    public void Distribution_TemperatureOfAHalf_SquaresTheOdds()
    {
        AssertIs([(1, 16 / 22.0), (3, 4 / 22.0), (0, 1 / 22.0), (2, 1 / 22.0)], Sampled(temperature: 0.5));
    }

    [Fact]
    public void Distribution_TopK_KeepsTheLikeliest()
    {
        AssertIs([(1, 2 / 3.0), (3, 1 / 3.0)], Sampled(topK: 2));
    }

    [Fact]
    public void Distribution_TopKThatCutsATie_KeepsTheWholeTie()
    {
        AssertIs([(1, 0.5), (3, 0.25), (0, 0.125), (2, 0.125)], Sampled(topK: 3));
    }

    [Theory]
    [InlineData(0.001, 1)]
    [InlineData(0.5, 1)]
    [InlineData(0.501, 2)]
    [InlineData(0.75, 2)]
    [InlineData(0.76, 3)]
    [InlineData(0.9, 4)]
    public void Distribution_TopP_KeepsTheFewestThatReachIt(double topP, int kept)
    {
        Assert.Equal(kept, TokenSampler.Distribution(Logits, Sampled(topP: topP)).Count);
    }

    // At temperature 0.5 the likeliest alone reaches 0.7; at temperature 1 it would not. After top-k of 2 it reaches
    // 0.6; of all tokens it would not.
    [Theory]
    [InlineData(0.5, 0, 0.7)]
    [InlineData(1, 2, 0.6)]
    public void Distribution_SeveralFilters_ActInTheOrderOfTheReference(double temperature, int topK, double topP)
    {
        AssertIs([(1, 1)], Sampled(temperature, topK, topP));
    }

    [Fact]
    public void Next_SameSeed_GivesTheSameTokens()
    {
        Assert.Equal(Tokens(seed: 7), Tokens(seed: 7));
        Assert.NotEqual(Tokens(seed: 7), Tokens(seed: 8));
    }

    [Fact]
    public void Next_ManyTokens_HaveTheirProbabilities()
    {
        const int Draws = 20_000;

        // 99.9th percentile of chi-square with three degrees of freedom.
        const double Limit = 16.27;
        double[] expected = [0.125, 0.5, 0.125, 0.25];

        var counts = Tokens(seed: 1, Draws).CountBy(id => id).ToDictionary();

        Assert.InRange(expected.Select((p, id) => Math.Pow(counts[id] - (p * Draws), 2) / (p * Draws)).Sum(), 0, Limit);
    }

    // First values for seed 1234567, as published with Vigna's splitmix64.c and used by other implementations' tests.
    [Fact]
    public void Next_KnownSeed_GivesThePublishedNumbers()
    {
        var numbers = new SplitMix64(1234567);

        Assert.Equal(
            [6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL],
            new[] { numbers.Next(), numbers.Next(), numbers.Next() });
    }

    private static int[] Tokens(long seed, int count = 100)
    {
        var sampler = new TokenSampler(Sampled(seed: seed));
        return [.. Enumerable.Range(0, count).Select(_ => sampler.Next(Logits))];
    }

    private static void AssertIs((int Id, double Probability)[] expected, Decoding.Sampled how)
    {
        var left = TokenSampler.Distribution(Logits, how);

        Assert.Equal(expected.Select(token => token.Id), left.Select(token => token.Id));
        Assert.All(expected.Zip(left), pair => Assert.Equal(pair.First.Probability, pair.Second.Probability, 1e-6));
    }

    private static Decoding.Sampled Sampled(double temperature = 1, int topK = 0, double topP = 1, long seed = 0) =>
        new(temperature, topK, topP, seed);

    private static float Log(double probability) => (float)Math.Log(probability);
}
