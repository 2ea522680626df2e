using Surgical.Models.Gemma3;

namespace Surgical.Models.Remote;

/// <summary>
/// Texts that steer a model when its server's template is applied. What is served under a name is not known, so the
/// tokens of Gemma and of the usual other families are taken out of everything that somebody typed.
/// </summary>
internal static class RemoteControls
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        .. ControlTokens.Steering,
        "<|im_start|>", "<|im_end|>", "<|endoftext|>", "<|begin_of_text|>", "<|end_of_text|>", "<|eot_id|>",
        "<|start_header_id|>", "<|end_header_id|>", "<|vision_start|>", "<|vision_end|>", "<|image_pad|>", "<|image|>",
        "<image>", "<__media__>", "<s>", "</s>", "[INST]", "[/INST]", "[IMG]",
    ];

    public static UntrustedText Cleaner { get; } = new(Texts);
}
