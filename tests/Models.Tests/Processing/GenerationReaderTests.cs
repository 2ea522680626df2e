using System.Text.Json;
using Surgical.Models.Files;
using Surgical.Models.Processing;

namespace Surgical.Models.Tests.Processing;

public sealed class GenerationReaderTests
{
    private const int Vocabulary = 1000;

    private readonly List<string> _notes = [];

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"do_sample":false,"temperature":0.3,"num_beams":1,"max_length":20,"use_cache":true,"top_k":50}""")]
    [InlineData("""{"repetition_penalty":1.0,"no_repeat_ngram_size":0,"bad_words_ids":null,"stop_strings":[]}""")]
    public void Read_NothingAskedFor_BendsNothingAndSaysNothing(string json)
    {
        Assert.True(Read(json).IsNone);
        Assert.Empty(_notes);
    }

    [Theory]
    [InlineData("""{"repetition_penalty":0}""", "generation_config.json.repetition_penalty: expected a number above 0")]
    [InlineData("""{"no_repeat_ngram_size":-1}""", "no_repeat_ngram_size: expected a whole number")]
    [InlineData("""{"bad_words_ids":[50]}""", "bad_words_ids: expected lists of ids")]
    [InlineData("""{"bad_words_ids":[[]]}""", "bad_words_ids: expected lists of ids")]
    [InlineData("""{"bad_words_ids":[[1000]]}""", "bad_words_ids: expected lists of ids from 0 to 999")]
    [InlineData("""{"forced_eos_token_id":"a"}""", "forced_eos_token_id: expected ids")]
    [InlineData("""{"stop_strings":["a",""]}""", "stop_strings: expected texts, none of them empty")]
    public void Read_WhatCannotBeHonoured_IsRefusedByName(string json, string message)
    {
        var refusal = Assert.Throws<ImportException>(() => Read(json));

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SuppressedIdsThatNoTokenHas_AreLeftOut() =>
        Assert.Equal([3], Read("""{"suppress_tokens":[-1,3,1000]}""").Suppressed);

    [Theory]
    [InlineData("""{"num_beams":4}""", "num_beams 4 is not honoured")]
    [InlineData("""{"sequence_bias":[[[5],1.0]]}""", "sequence_bias [[[5],1.0]] is not honoured")]
    [InlineData("""{"guidance_scale":1.5}""", "guidance_scale 1.5 is not honoured")]
    [InlineData("""{"max_length":64}""", "max_length 64 is not honoured")]
    [InlineData("""{"never_heard_of":true}""", "never_heard_of true is not honoured")]
    [InlineData("""{"max_new_tokens":8}""", "max_new_tokens 8 does not count")]
    [InlineData("""{"forced_bos_token_id":7}""", "forced_bos_token_id changes nothing")]
    [InlineData("""{"do_sample":true,"top_k":64}""", "sampling (do_sample, top_k 64): the question profile says")]
    public void Read_WhatDoesNotHappen_IsSaidByName(string json, string note)
    {
        Read(json);

        Assert.Contains(note, Assert.Single(_notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"repetition_penalty":1.3}""")]
    [InlineData("""{"text_config":{"repetition_penalty":1.3}}""")]
    [InlineData("""{"repetition_penalty":1.3,"text_config":{"repetition_penalty":1.5}}""")]
    public void Read_NoGenerationFile_ConfigurationsOwnKeysCount(string config) =>
        Assert.Equal(1.3, Read(null, config).RepetitionPenalty);

    [Fact]
    public void Read_GenerationFileBesideSuchKeys_FileCountsAndTheyAreSaidToChangeNothing()
    {
        var read = Read("""{"min_new_tokens":2}""", """{"repetition_penalty":1.3,"no_repeat_ngram_size":0}""");

        Assert.Equal((1, 2), (read.RepetitionPenalty, read.MinNewTokens));
        Assert.Equal(
            ["config.json: repetition_penalty 1.3 changes nothing: generation_config.json stands beside it."], _notes);
    }

    private GenerationSettings Read(string? generation, string? config = null)
    {
        var problems = new Problems();
        var read = GenerationReader.Read(Json(generation), Json(config), Vocabulary, problems, _notes);
        problems.ThrowIfAny("file");
        return read;
    }

    private static JsonElement? Json(string? text) => text is null ? null : JsonElement.Parse(text);
}
