using System.CommandLine;
using Surgical.Analyzer.Profiles;
using Surgical.Models.Contract;

namespace Surgical.Options;

/// <summary>The option by which a verb lets people choose how a model is asked. One for each command.</summary>
/// <param name="usual">The profile's name where none is chosen.</param>
internal sealed class ProfileOption(string usual)
{
    private readonly Option<string> _profile = new("--profile")
    {
        Description = $"How the model is asked: {string.Join(", ", ProfileFile.Names)}, or a profile's JSON file",
        HelpName = "NAME|FILE",
        DefaultValueFactory = _ => usual,
    };

    public ProfileOption()
        : this(ProfileFile.Names[0])
    {
    }

    /// <summary>The option itself.</summary>
    public Option Option => _profile;

    public void AddTo(Command command) => command.Add(_profile);

    /// <summary>The chosen profile.</summary>
    /// <exception cref="ModelException">There is none, or something is wrong with it.</exception>
    /// <exception cref="IOException">Its file cannot be read.</exception>
    public PromptProfile Read(ParseResult parsed) => ProfileFile.Read(parsed.GetValue(_profile)!);

    /// <summary>The chosen profile, for asking about the frames of a case.</summary>
    /// <exception cref="ModelException">
    /// There is none, something is wrong with it, or it has no question of its own.
    /// </exception>
    /// <exception cref="IOException">Its file cannot be read.</exception>
    public PromptProfile ReadForFrames(ParseResult parsed)
    {
        var profile = Read(parsed);
        return profile.Prompt is not null ? profile : throw new ModelException(
            $"Expected a profile with a prompt, which every frame is asked; {profile.Name} leaves it to the caller. "
            + "Write a profile of your own with one, or use ask --prompt.");
    }
}
