namespace Surgical.Analyzer.Model;

/// <summary>How a kind of model wants to be asked: the words it was trained to, and the length of its replies.</summary>
/// <param name="Name">As people choose it.</param>
/// <param name="Text">The user's text, after the picture.</param>
/// <param name="System">Text in front of the user's turn; null for none.</param>
/// <param name="MaxTokens">Tokens after which a reply counts as cut off.</param>
public sealed record PromptProfile(string Name, string Text, string? System, int MaxTokens)
{
    /// <summary>Chain of thought and instruction about one frame of a cataract operation.</summary>
    public static PromptProfile Cataract { get; } = new(
        "cataract",
        """
        You are an expert ophthalmic surgeon reviewing a frame from a cataract surgery video. Analyze the surgical scene and provide a chain-of-thought reasoning followed by a clear instruction for a surgical resident.

        Format your response as:
        Thinking Process:
        <your reasoning>

        Final Answer:
        <your instruction>
        """,
        System: null,
        MaxTokens: 512);

    /// <summary>The profile's question about one picture.</summary>
    public Question About(ModelPicture picture) => new([picture], Text, System, MaxTokens);
}
