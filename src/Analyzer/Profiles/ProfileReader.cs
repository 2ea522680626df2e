using System.Text.Json;
using Surgical.Analyzer.Phases;
using Surgical.Models.Contract;
using Surgical.Models.Pictures;

namespace Surgical.Analyzer.Profiles;

/// <summary>From the JSON of a profile to the profile. Everything that is wrong with it is said at once.</summary>
internal static class ProfileReader
{
    private const int LongestName = 64;
    private const int LongestText = 100_000;
    private const int MostTokens = 131_072;
    private const int MostPixels = 4096;
    private const int MostSteps = 4;
    private const int MostCrops = 64;
    private const double MostRatio = 1000;
    private const double Hottest = 100;

    // Any whole number that JSON's readers agree on.
    private const long GreatestSeed = 1L << 53;

    /// <exception cref="ModelException">Something is wrong; the message lists all of it.</exception>
    public static PromptProfile Read(JsonElement json, string source)
    {
        var problems = new List<string>();
        var root = new ProfileSection(json, "", problems);
        root.AllowOnly(
            "about", "name", "prompt", "system", "picture", "bos", "maxTokens", "decoding", "phases", "stop", "tasks");
        var profile = new PromptProfile
        {
            Name = root.Text("name", LongestName, isRequired: true) ?? "",
            Prompt = root.Text("prompt", LongestText),
            System = root.Text("system", LongestText),
            Picture = root.Section("picture") is { } picture ? Picture(picture) : new(),
            Bos = (int)root.Whole("bos", 0, 2, missing: 1),
            MaxTokens = (int)root.Whole("maxTokens", 1, MostTokens, missing: null),
            Decoding = root.Section("decoding") is { } decoding ? DecodingOf(decoding) : new Decoding.Greedy(),
            Phases = root.Section("phases") is { } phases ? Phases(phases) : null,
            Stop = root.Choice("stop", ReplyStop.Model, ("model", ReplyStop.Model), ("eos", ReplyStop.Eos)),
            Tasks = root.Section("tasks") is { } tasks ? Tasks(tasks) : null,
        };
        return problems.Count == 0
            ? profile
            : throw new ModelException($"{source} is no profile:\n  {string.Join("\n  ", problems)}");
    }

    private static PictureProfile Picture(ProfileSection picture)
    {
        picture.AllowOnly("place", "size", "first", "panAndScan", "turn");
        return new()
        {
            Place = picture.Choice(
                "place", PicturePlace.BeforeText, ("before-text", PicturePlace.BeforeText),
                ("after-text", PicturePlace.AfterText)),
            Size = picture.Has("size") ? (int)picture.Whole("size", 1, MostPixels, missing: null) : null,
            First = [.. picture.Sections("first", MostSteps).Select(Step)],
            PanAndScan = picture.Section("panAndScan") is { } crops ? Crops(crops) : null,
            IsAsStored = picture.Choice("turn", missing: false, ("upright", false), ("as-stored", true)),
        };
    }

    // What is left out is Gemma 3's processor's own.
    private static PanAndScan Crops(ProfileSection crops)
    {
        crops.AllowOnly("leastCrop", "mostCrops", "leastRatio");
        var own = new PanAndScan();
        return new(
            (int)crops.Whole("leastCrop", 1, MostPixels, own.LeastCrop),
            (int)crops.Whole("mostCrops", 1, MostCrops, own.MostCrops),
            crops.Number("leastRatio", MostRatio, own.LeastRatio));
    }

    private static ResizeStep Step(ProfileSection step)
    {
        step.AllowOnly("size", "filter");
        return new(
            (int)step.Whole("size", 1, MostPixels, missing: null),
            step.Choice<ResizeFilter>(
                "filter",
                null,
                ("bilinear", ResizeFilter.Bilinear),
                ("bicubic", ResizeFilter.Bicubic),
                ("lanczos", ResizeFilter.Lanczos),
                ("box", ResizeFilter.Box),
                ("hamming", ResizeFilter.Hamming),
                ("nearest", ResizeFilter.Nearest)));
    }

    private static Decoding DecodingOf(ProfileSection decoding)
    {
        if (!decoding.Choice<bool>("kind", null, ("greedy", false), ("sampled", true)))
        {
            decoding.AllowOnly("kind");
            return new Decoding.Greedy();
        }

        decoding.AllowOnly("kind", "temperature", "topK", "topP", "seed");
        return new Decoding.Sampled(
            decoding.Number("temperature", Hottest, missing: null),
            (int)decoding.Whole("topK", 0, int.MaxValue, missing: 0),
            decoding.Number("topP", 1, missing: 1),
            decoding.Whole("seed", 0, GreatestSeed, missing: null));
    }

    private static TaskProfile Tasks(ProfileSection tasks)
    {
        tasks.AllowOnly("words", "tokens", "answers", "missingPicture");
        return new()
        {
            Words = tasks.Choice(
                "words", TaskWords.Trained, ("trained", TaskWords.Trained), ("question", TaskWords.Question),
                ("prompts", TaskWords.Prompts)),
            Tokens = tasks.Choice(
                "tokens", TaskTokens.ByName, ("by-name", TaskTokens.ByName), ("by-task", TaskTokens.ByTask),
                ("profile", TaskTokens.Profile)),
            Answers = tasks.Choice(
                "answers", TaskAnswers.Whole, ("whole", TaskAnswers.Whole), ("cut", TaskAnswers.Cut)),
            MissingPicture = tasks.Choice(
                "missingPicture", MissingPicture.LeftOut, ("left-out", MissingPicture.LeftOut),
                ("empty", MissingPicture.Empty)),
        };
    }

    private static PhaseWords Phases(ProfileSection phases)
    {
        phases.AllowOnly("after", "names");
        var ids = PhaseNames.Phases.Select(PhaseNames.Id).ToArray();
        var names = phases.Section("names", isRequired: true);
        names?.AllowOnly(ids);
        return new(
            phases.Text("after", LongestText, isRequired: true) ?? "",
            ids.ToDictionary(id => id, id => names?.Text(id, LongestText, isRequired: true) ?? ""));
    }
}
