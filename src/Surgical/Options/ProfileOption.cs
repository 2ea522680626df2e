using System.CommandLine;
using Surgical.Analyzer.Profiles;
using Surgical.Models.Contract;

namespace Surgical.Options;

/// <summary>
/// --profile, and --prompts where a verb takes it: how a model is asked. One for each command.
/// </summary>
/// <param name="usual">The profile's name where none is chosen.</param>
/// <param name="takesPrompts">Sentences may come from a file.</param>
internal sealed class ProfileOption(string usual, bool takesPrompts = false)
{
    private readonly Option<string> _profile = new("--profile")
    {
        Description = $"How the model is asked: {string.Join(", ", ProfileFile.Names)}, or a profile's JSON file",
        HelpName = "NAME|FILE",
        DefaultValueFactory = _ => usual,
    };

    private readonly Option<string?> _prompts = new("--prompts")
    {
        Description =
            "Sentences that the profile flare26 asks in and that are not shipped: a JSON file (docs/evaluation.md)",
        HelpName = "FILE",
    };

    public ProfileOption(bool takesPrompts = false)
        : this(ProfileFile.Names[0], takesPrompts)
    {
    }

    /// <summary>Every option of this group.</summary>
    public IReadOnlyList<Option> All => takesPrompts ? [_profile, _prompts] : [_profile];

    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Add(option);
        }
    }

    /// <summary>The chosen profile, with the sentences that it takes from a file.</summary>
    /// <exception cref="ModelException">
    /// There is none, something is wrong with it, or it needs a file of sentences and has none, or the reverse.
    /// </exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public PromptProfile Read(ParseResult parsed)
    {
        var profile = ProfileFile.Read(parsed.GetValue(_profile)!);
        if (takesPrompts && parsed.GetValue(_prompts) is { } prompts)
        {
            return profile.With(PromptsFile.Read(prompts));
        }

        return profile.Tasks is not { Words: TaskWords.Prompts } ? profile : throw new ModelException(
            $"The profile {profile.Name} asks in sentences that are not shipped, as the code that they stand in has no "
            + "licence: expected them from --prompts FILE, came none. docs/evaluation.md says what the file looks "
            + "like; docs/flare26-prompts.json is one in other words, to begin from.");
    }

    /// <summary>The chosen profile, for asking about the frames of a case.</summary>
    /// <exception cref="ModelException">
    /// There is none, something is wrong with it, or it has no question of its own.
    /// </exception>
    /// <exception cref="IOException">Its file cannot be read.</exception>
    public PromptProfile ReadForFrames(ParseResult parsed)
    {
        var profile = ProfileFile.Read(parsed.GetValue(_profile)!);
        return profile.Prompt is not null ? profile : throw new ModelException(
            $"Expected a profile with a prompt, which every frame is asked; {profile.Name} leaves it to the caller. "
            + "Write a profile of your own with one, or use ask --prompt.");
    }
}
