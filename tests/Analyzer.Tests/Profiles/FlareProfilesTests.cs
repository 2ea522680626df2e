using System.Text.Json;
using Surgical.Analyzer.Profiles;
using Surgical.Models.Contract;
using Surgical.Models.Pictures;

namespace Surgical.Analyzer.Tests.Profiles;

/// <summary>Each public way of asking FLARE's questions, row by row of medgemma.md 4.1.</summary>
public sealed class FlareProfilesTests
{
    [Theory]
    [InlineData("flare", 1, null, null, false, ReplyStop.Model)]
    [InlineData("flare-card", 2, 448, ResizeFilter.Bicubic, false, ReplyStop.Model)]
    [InlineData("flare-trained", 2, 896, ResizeFilter.Lanczos, false, ReplyStop.Model)]
    [InlineData("flare-eval", 2, 448, ResizeFilter.Lanczos, true, ReplyStop.Model)]
    [InlineData("flare-container", 2, null, null, true, ReplyStop.Eos)]
    [InlineData("flare26", 2, 896, ResizeFilter.Bicubic, false, ReplyStop.Model)]
    public void Profile_OfFlare_AsksAsItsRowOfTheTable(
        string name, int bos, int? size, ResizeFilter? filter, bool isAsStored, ReplyStop stop)
    {
        var profile = ProfileFile.Read(name);
        var question = profile.About(new ModelPicture(1, new byte[3]), "Which?");

        Assert.Equal((bos, stop, PicturePlace.BeforeText), (question.Bos, question.Stop, question.PicturesAt));
        Assert.Equal(new Decoding.Greedy(), question.Decoding);
        Assert.Equal(
            size is { } first ? [new ResizeStep(first, filter!.Value)] : Array.Empty<ResizeStep>(),
            profile.Picture.First);
        Assert.Equal((896, isAsStored), (profile.Picture.Size, profile.Picture.IsAsStored));
    }

    [Fact]
    public void Container_Answers_AreCutAndEmptyWithoutAPicture()
    {
        var ways = ProfileFile.Read("flare-container").Tasks!;

        Assert.Equal((TaskAnswers.Cut, MissingPicture.Empty), (ways.Answers, ways.MissingPicture));
    }

    [Theory]
    [InlineData("cataract")]
    [InlineData("flare")]
    public void Digest_ProfileOfBefore_SaysNothingOfWhatCameLater(string name)
    {
        // A run that was begun under it is gone on with.
        var digested = JsonSerializer.Serialize(ProfileFile.Read(name), AnalysisJson.Options);

        Assert.All(
            (string[])["stop", "tasks", "isAsStored"],
            key => Assert.DoesNotContain($"\"{key}\"", digested, StringComparison.Ordinal));
    }

    [Fact]
    public void Digest_OtherPrompts_IsAnother()
    {
        var profile = ProfileFile.Read("flare26");
        var tasks = new Dictionary<string, TaskPrompt> { [TaskPrompts.Other] = new("Look.", null) };
        var other = new Dictionary<string, TaskPrompt> { [TaskPrompts.Other] = new("Look well.", null) };

        var one = profile.With(new("You help.", tasks));

        Assert.Equal("You help.", one.System);
        Assert.Equal(one.Digest, profile.With(new("You help.", new Dictionary<string, TaskPrompt>(tasks))).Digest);
        Assert.NotEqual(one.Digest, profile.With(new("You help.", other)).Digest);
        Assert.NotEqual(one.Digest, profile.Digest);
    }

    [Fact]
    public void With_ProfileOfItsOwnSentences_IsRefused()
    {
        var refusal = Assert.Throws<ModelException>(
            () => ProfileFile.Read("flare").With(new("You help.", new Dictionary<string, TaskPrompt>())));

        Assert.Contains("came flare, which has its own", refusal.Message, StringComparison.Ordinal);
    }
}
