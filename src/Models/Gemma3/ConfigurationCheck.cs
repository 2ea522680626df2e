using Surgical.Models.Files;

namespace Surgical.Models.Gemma3;

/// <summary>Whether the numbers of a configuration are in their range and go together.</summary>
internal static class ConfigurationCheck
{
    // More than any Gemma 3 has of anything (its vocabulary has 262,208 rows), few enough that no product of two
    // overflows.
    public const int MostOfAnything = 1 << 20;

    public static void Run(Gemma3Configuration model, Problems problems)
    {
        if (Counts(model).Any(count => count is < 1 or > MostOfAnything))
        {
            problems.Add("configuration", $"sizes from 1 to {MostOfAnything}", string.Join(", ", Counts(model)));
            return;
        }

        Text(model.Text, problems);
        Vision(model, problems);
        Tokens(model, problems);
    }

    private static IEnumerable<int> Counts(Gemma3Configuration model)
    {
        var (text, vision) = (model.Text, model.Vision);
        return
        [
            text.HiddenSize, text.IntermediateSize, text.Heads, text.KeyValueHeads, text.HeadSize, text.VocabularySize,
            text.SlidingWindow, text.MaxPositions, text.Layers.Count, model.TokensPerImage,
            vision.HiddenSize, vision.IntermediateSize, vision.Layers, vision.Heads, vision.ImageSize, vision.PatchSize,
        ];
    }

    private static void Text(TextConfiguration text, Problems problems)
    {
        if (text.Heads % text.KeyValueHeads != 0)
        {
            problems.Add(
                "text_config.num_attention_heads",
                $"a multiple of num_key_value_heads ({text.KeyValueHeads})",
                $"{text.Heads}");
        }

        // Rotary positions turn pairs, one of each half of the head.
        if (text.HeadSize % 2 != 0)
        {
            problems.Add("text_config.head_dim", "an even number", $"{text.HeadSize}");
        }
    }

    private static void Vision(Gemma3Configuration model, Problems problems)
    {
        var vision = model.Vision;
        if (vision.HiddenSize % vision.Heads != 0)
        {
            problems.Add(
                "vision_config.hidden_size",
                $"a multiple of num_attention_heads ({vision.Heads})",
                $"{vision.HiddenSize}");
        }

        if (vision.ImageSize % vision.PatchSize != 0)
        {
            problems.Add(
                "vision_config.image_size",
                $"a multiple of patch_size ({vision.PatchSize})",
                $"{vision.ImageSize}");
            return;
        }

        var patches = vision.ImageSize / vision.PatchSize;
        var side = (int)Math.Sqrt(model.TokensPerImage);
        if (side * side != model.TokensPerImage || patches % side != 0)
        {
            problems.Add(
                "mm_tokens_per_image",
                $"a square whose side divides the {patches} patches of a row",
                $"{model.TokensPerImage}");
        }
    }

    private static void Tokens(Gemma3Configuration model, Problems problems)
    {
        Within("boi_token_index", model.StartOfImageToken);
        Within("eoi_token_index", model.EndOfImageToken);
        Within("image_token_index", model.ImageToken);
        foreach (var stop in model.StopTokens)
        {
            Within("eos_token_id", stop);
        }

        void Within(string name, int id)
        {
            if (id < 0 || id >= model.Text.VocabularySize)
            {
                problems.Add(name, $"an id below vocab_size ({model.Text.VocabularySize})", $"{id}");
            }
        }
    }
}
