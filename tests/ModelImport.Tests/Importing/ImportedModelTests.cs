using System.Text.Json.Nodes;
using Surgical.ModelImport.Importing;
using Surgical.ModelImport.Tests.Snapshots;
using Surgical.Models.Files;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Importing;

public sealed class ImportedModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ImportedModel _model;

    public ImportedModelTests()
    {
        var snapshot = SmallSnapshot.Make().WriteTo(_folder["snapshot"]);
        _model = ModelImporter.Import(
            snapshot, _folder["model"], NoProgress.Instance, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_WhatWasImported_HoldsItsConfiguration()
    {
        var configuration = _model.Manifest.Configuration;

        Assert.Equal(
            (8, 31, 2), (configuration.Text.HiddenSize, configuration.ImageToken, configuration.Text.Layers.Count));
    }

    [Fact]
    public void Open_FolderThatIsMissing_SaysSo() =>
        Assert.Contains("came no folder", Refusal(_folder["nowhere"]), StringComparison.Ordinal);

    [Fact]
    public void Open_FolderOfSomethingElse_SaysSo() =>
        Assert.Contains("came a folder without it", Refusal(_folder["snapshot"]), StringComparison.Ordinal);

    [Theory]
    [InlineData("weights.f32")]
    [InlineData("vision.onnx")]
    [InlineData("prefill.onnx")]
    [InlineData("decode.onnx")]
    [InlineData("placeholder.bin")]
    public void Open_FileMissing_IsNamed(string name)
    {
        File.Delete(Path.Combine(_model.Folder, name));

        Assert.Contains($"{name}: expected", Refusal(_model.Folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WeightsCutShort_AreNamedWithBothSizes()
    {
        using (var file = File.OpenWrite(Path.Combine(_model.Folder, "weights.f32")))
        {
            file.SetLength(64);
        }

        Assert.Contains("bytes, came 64", Refusal(_model.Folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"version\": 5", "\"version\": 4", "expected version 5, came version 4")]
    [InlineData("\"type\": \"f32\"", "\"type\": \"f31\"", "manifest.json that cannot be read")]
    [InlineData("\"type\": \"f32\"", "\"type\": \"bf16\"", "expected no such file, came weights.f32")]
    [InlineData(
        "\"text.norm.weight\"", "\"text.norm.wait\"", "text.norm.weight: expected a place in the weights, came none")]
    [InlineData("\"offset\": 0,", "\"offset\": 999999936,", "text.embed_tokens.weight: expected F32 [32, 8]")]
    [InlineData("\"offset\": 0,", "\"offset\": 4,", "text.embed_tokens.weight: expected F32 [32, 8]")]
    [InlineData("\"offset\": 0,", "\"offset\": -64,", "text.embed_tokens.weight: expected F32 [32, 8]")]
    [InlineData("\"type\": \"F32\"", "\"type\": \"U8\"", "came U8 [32, 8]")]
    [InlineData("\"file\": \"weights.f32\"", "\"file\": \"vision.onnx\"", "within 0 bytes of vision.onnx")]
    [InlineData("\"patchSize\": 2", "\"patchSize\": 0", "expected sizes from 1 to")]
    [InlineData("\"placeholder.bin\"", "\"../placeholder.bin\"", "expected no such file, came ../placeholder.bin")]
    [InlineData("\"tensors\":", "\"tenors\":", "manifest.json that cannot be read")]
    [InlineData("{", "", "manifest.json that cannot be read")]
    public void Open_ManifestThatLies_IsRefused(string sound, string spoilt, string message)
    {
        var path = Path.Combine(_model.Folder, "manifest.json");
        var manifest = File.ReadAllText(path);
        var at = manifest.IndexOf(sound, StringComparison.Ordinal);
        File.WriteAllText(path, string.Concat(manifest.AsSpan(0, at), spoilt, manifest.AsSpan(at + sound.Length)));

        Assert.Contains(message, Refusal(_model.Folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ThousandsOfMutatedManifests_OpenOrAreRefused()
    {
        var path = Path.Combine(_model.Folder, "manifest.json");
        var sound = File.ReadAllBytes(path);
        var random = new Random(23);
        var refused = 0;
        for (var run = 0; run < 1000; run++)
        {
            var spoilt = sound.ToArray();
            spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(path, spoilt);
            refused += IsRefused() ? 1 : 0;
        }

        Assert.True(refused > 500, $"Expected most mutations to be refused, {refused} were.");
    }

    [Fact]
    public void MapWeights_UnknownTensor_IsNamed()
    {
        using var weights = _model.MapWeights();

        var refusal = Assert.Throws<ImportException>(() => weights.Address("text.nothing"));

        Assert.Contains("text.nothing", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MapWeights_AfterDispose_GivesNoAddress()
    {
        var weights = _model.MapWeights();
        weights.Dispose();
        weights.Dispose();

        Assert.Throws<ObjectDisposedException>(() => weights.Address("text.norm.weight"));
    }

    private bool IsRefused()
    {
        try
        {
            ImportedModel.Open(_model.Folder);
            return false;
        }
        catch (ImportException)
        {
            return true;
        }
    }

    private static string Refusal(string folder) =>
        Assert.Throws<ImportException>(() => ImportedModel.Open(folder)).Message;
}
