using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Guidance;
using Surgical.Analyzer.Phases;
using Surgical.Analyzer.Profiles;
using Surgical.Models.Contract;
using Surgical.Models.Pictures;
using Surgical.TestKit;
using Surgical.TestKit.Models;

namespace Surgical.Analyzer.Tests.Profiles;

public sealed class ProfileFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_EveryShippedName_GivesTheProfileOfThatName()
    {
        Assert.All(ProfileFile.Names, name => Assert.Equal(name, ProfileFile.Read(name).Name));
    }

    [Fact]
    public void Read_FileWithEverything_GivesAllOfIt()
    {
        var profile = Read(
            """
            {
              "about": "anything",
              "name": "mine",
              "prompt": "Which phase?",
              "system": "Be brief.",
              "picture": { "place": "after-text", "size": 896, "first": [{ "size": 448, "filter": "bicubic" }] },
              "bos": 0,
              "maxTokens": 20,
              "decoding": { "kind": "sampled", "temperature": 0.7, "topK": 64, "topP": 0.95, "seed": 7 }
            }
            """);

        Assert.Equal(
            ("mine", "Which phase?", "Be brief.", 0, 20),
            (profile.Name, profile.Prompt, profile.System, profile.Bos, profile.MaxTokens));
        Assert.Equal(new Decoding.Sampled(0.7, 64, 0.95, 7), profile.Decoding);
        Assert.Equal((PicturePlace.AfterText, 896), (profile.Picture.Place, profile.Picture.Size));
        Assert.Equal([new ResizeStep(448, ResizeFilter.Bicubic)], profile.Picture.First);
    }

    [Fact]
    public void Read_LeastFile_TakesTheDefaults()
    {
        var profile = Read("""{ "name": "mine", "maxTokens": 20 }""");

        Assert.Equal((1, PicturePlace.BeforeText, null), (profile.Bos, profile.Picture.Place, profile.Picture.Size));
        Assert.Equal(new Decoding.Greedy(), profile.Decoding);
    }

    [Fact]
    public void Read_FileWithManyMistakes_ListsAllOfThem()
    {
        var failure = Assert.Throws<ModelException>(() => Read(
            """
            {
              "nmae": "mine",
              "prompt": 3,
              "system": " ",
              "picture": { "place": "left", "size": 0, "first": [{ "size": 448, "filter": "cubic" }], "zoom": 2 },
              "bos": 3,
              "bos": 1,
              "maxTokens": "many",
              "decoding": { "kind": "sampled", "temperature": 0, "topP": 1.5 },
              "phases": { "after": "The frame shows", "names": { "idle": " nothing", "lunch": " lunch" } }
            }
            """));

        Assert.All(
            (string[])
            [
                "nmae: expected one of about, name, prompt", "came an unknown key",
                "name: expected a text of 1 to 64 characters, came nothing",
                "prompt: expected a text of 1 to 100000 characters, came 3",
                "system: expected a text",
                "picture.place: expected one of before-text, after-text, came \"left\"",
                "picture.size: expected a whole number from 1 to 4096, came 0",
                "picture.first[0].filter: expected one of bilinear, bicubic, lanczos, box, hamming, nearest, came",
                "came \"cubic\"",
                "picture.zoom: expected one of place, size, first, panAndScan, turn, came an unknown key",
                "bos: expected once, came again",
                "bos: expected a whole number from 0 to 2, came 3",
                "maxTokens: expected a whole number from 1 to 131072, came \"many\"",
                "decoding.temperature: expected a number above 0, at most 100, came 0",
                "decoding.topP: expected a number above 0, at most 1, came 1.5",
                "decoding.seed: expected a whole number from 0 to 9007199254740992, came nothing",
                "phases.names.lunch: expected one of idle",
                "phases.names.incision: expected a text of 1 to 100000 characters, came nothing",
            ],
            line => Assert.Contains(line, failure.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "expected a profile in JSON")]
    [InlineData("[]", "the file: expected an object, came []")]
    [InlineData("""{ "name": "\ud800", "maxTokens": 20 }""", "expected a profile in JSON")]
    [InlineData("""{ "name": "mine", "maxTokens": 20, "picture": [] }""", "picture: expected an object, came []")]
    [InlineData("""{ "name": "mine", "maxTokens": 20, "decoding": { "kind": "greedy", "seed": 1 } }""",
        "decoding.seed: expected one of kind")]
    [InlineData("""{ "name": "mine", "maxTokens": 20.5 }""", "maxTokens: expected a whole number")]
    public void Read_FileThatIsNoProfile_SaysWhatWasExpected(string json, string expected)
    {
        var failure = Assert.Throws<ModelException>(() => Read(json));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NeitherNameNorFile_NamesTheProfiles()
    {
        var failure = Assert.Throws<ModelException>(() => ProfileFile.Read(_folder["cataracts"]));

        Assert.Contains(
            "(cataract, flare, flare-card, flare-trained, flare-eval, flare-container, flare26) or a file, came ",
            failure.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", 256, 4, 1.2)]
    [InlineData("""{ "leastCrop": 64, "mostCrops": 8, "leastRatio": 1.1 }""", 64, 8, 1.1)]
    public void Read_PanAndScan_TakesTheProcessorsOwnForWhatIsLeftOut(string json, int crop, int most, double ratio)
    {
        var profile = Read($$"""{ "name": "mine", "maxTokens": 20, "picture": { "panAndScan": {{json}} } }""");

        Assert.Equal(new PanAndScan(crop, most, ratio), profile.Picture.PanAndScan);
    }

    [Fact]
    public async Task Show_PanAndScan_GivesAModelHereCropsAndOneOnAServerARefusal()
    {
        var profile = Read("""{ "name": "mine", "maxTokens": 20, "picture": { "panAndScan": { "leastCrop": 2 } } }""");
        await using var here = new ScriptedModel("") { PictureSize = 4 };
        await using var remote = new ScriptedModel("")
        {
            Place = new ModelPlace.Server("example.org", IsLoopback: false),
        };

        Assert.Equal(2, profile.Show(new byte[4 * 8 * 3], 8, 4, here).Crops.Count);
        var refusal = Assert.Throws<ModelException>(() => profile.Show(new byte[4 * 8 * 3], 8, 4, remote));
        Assert.Contains("pan and scan", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Digest_AnyChange_IsAnother()
    {
        var profile = ProfileFile.Read("flare");

        Assert.Equal(ProfileFile.Read("flare").Digest, profile.Digest);
        Assert.NotEqual(profile.Digest, (profile with { Bos = 2 }).Digest);
        Assert.NotEqual(profile.Digest, (profile with { Decoding = new Decoding.Sampled(1, 64, 0.95, 0) }).Digest);
        Assert.NotEqual(profile.Digest, (profile with { Picture = new() { Place = PicturePlace.AfterText } }).Digest);
        Assert.NotEqual(profile.Digest, (profile with { Picture = new() { PanAndScan = new() } }).Digest);
    }

    [Fact]
    public void Show_ModelThatLooksAtAnotherSize_IsRefused()
    {
        var failure = Assert.Throws<ModelException>(() => ProfileFile.Read("flare").Show(new byte[12], 2, 2, 448));

        Assert.Equal(
            "Expected a model that looks at 896 pixels a side, as the profile flare says; this one looks at 448.",
            failure.Message);
    }

    [Fact]
    public void About_ProfileWithoutPrompt_IsRefused()
    {
        var failure = Assert.Throws<ModelException>(
            () => ProfileFile.Read("flare").About(new ModelPicture(1, new byte[3])));

        Assert.Contains("flare has no question of its own", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Phases_Cataract_NamesEveryPhaseAsItIsRead()
    {
        var names = PromptProfile.Cataract.Phases!.Names;

        Assert.All(PhaseNames.Phases, phase =>
        {
            var reply = PromptProfile.Cataract.Phases.After + names[PhaseNames.Id(phase)] + "\n\nFinal Answer:\nGo on.";
            var read = Assert.IsType<Analysis.Read>(GuidanceParser.Parse(ScriptedModel.Reply(reply)));
            Assert.Equal(phase, read.Guidance.Vote?.Phase);
        });
    }

    private PromptProfile Read(string json)
    {
        File.WriteAllText(_folder["profile.json"], json);
        return ProfileFile.Read(_folder["profile.json"]);
    }
}
