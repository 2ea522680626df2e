using Surgical.Models.Runtime;

namespace Surgical.Models.Answering;

/// <summary>An answer that is wanted.</summary>
/// <param name="Prompt">Is read first.</param>
/// <param name="Sampler">Chooses its tokens; null to take the likeliest.</param>
/// <param name="Rules">Bend what is chosen of; null where nothing does.</param>
internal sealed record AskedAnswer(Prompt Prompt, TokenSampler? Sampler = null, TokenRules? Rules = null);
