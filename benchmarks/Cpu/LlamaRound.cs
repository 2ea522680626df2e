namespace Surgical.Benchmarks.Cpu;

/// <summary>What llama.cpp needed for a prompt and the tokens after it.</summary>
/// <param name="Prefill">For all of the prompt but its last token.</param>
/// <param name="PerToken">For a token, the median.</param>
internal sealed record LlamaRound(TimeSpan Prefill, TimeSpan PerToken);
