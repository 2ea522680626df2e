using Surgical.Models.Files;
using Surgical.Models.Gemma3;
using Surgical.Models.Pictures;
using Surgical.Models.Processing;
using Surgical.Models.Tests.Gemma3;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Processing;

public sealed class ProcessorFilesTests : IDisposable
{
    private const string Older = "preprocessor_config.json";
    private const string Newer = "processor_config.json";

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _notes = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pictures_NoFiles_AreGemmas() => Assert.Equal(PictureProcessing.Gemma, Read());

    [Fact]
    public void Pictures_OlderFileAndNestedSettings_NestedOnesCountAlone()
    {
        Write(Older, """{"resample":1,"do_normalize":false}""");
        Write(Newer, """{"processor_class":"Gemma3Processor","image_processor":{"image_mean":[0.1,0.2,0.3]}}""");

        var read = Read();

        Assert.Equal(
            PictureProcessing.Gemma with { Mean = [0.1, 0.2, 0.3] }, read);
    }

    [Theory]
    [InlineData("""{"resample":6}""", "resample: expected a filter of Pillow")]
    [InlineData("""{"resample":"bicubic"}""", "resample: expected a filter of Pillow")]
    [InlineData("""{"do_resize":false}""", "do_resize: expected true")]
    [InlineData("""{"size":{"height":448,"width":448}}""", "size: expected height and width 896")]
    [InlineData("""{"size":{"shortest_edge":896}}""", "size: expected height and width 896")]
    [InlineData("""{"image_mean":[0.5,0.5]}""", "image_mean: expected one number or three")]
    [InlineData("""{"image_std":[0.5,0,0.5]}""", "image_std: expected one number or three, none of them 0")]
    [InlineData("""{"rescale_factor":"a"}""", "rescale_factor: expected a number")]
    [InlineData("""{"do_normalize":1}""", "do_normalize: expected true or false")]
    [InlineData("""{"data_format":"channels_last"}""", "data_format: expected channels_first")]
    [InlineData(
        """{"image_processor_type":"SiglipImageProcessor"}""", "image_processor_type: expected Gemma3ImageProcessor")]
    [InlineData("[]", "expected an object")]
    [InlineData("{", "expected JSON")]
    public void Pictures_WhatCannotBeHonoured_IsRefusedByName(string json, string message)
    {
        Write(Older, json);

        Assert.Contains(message, Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"image_seq_length":255}""", "image_seq_length: expected 256")]
    [InlineData("""{"processor_class":"PaliGemmaProcessor"}""", "processor_class: expected Gemma3Processor")]
    [InlineData("""{"image_processor":{"do_resize":false}}""", "image_processor.do_resize: expected true")]
    [InlineData("""{"image_processor":1}""", "image_processor: expected an object")]
    public void Pictures_ProcessorOfAnotherKind_IsRefusedByName(string json, string message)
    {
        Write(Newer, json);

        Assert.Contains(message, Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_PanAndScanInTheFile_ChangesNothingAndIsSaid()
    {
        Write(Older, """{"do_pan_and_scan":true,"pan_and_scan_max_num_crops":4,"do_center_crop":true}""");

        Assert.Equal(PictureProcessing.Gemma, Read());
        Assert.Collection(
            _notes,
            note => Assert.Contains(
                "pan and scan (do_pan_and_scan, pan_and_scan_max_num_crops)", note, StringComparison.Ordinal),
            note => Assert.Contains("do_center_crop changes nothing", note, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"image_mean":0.25,"image_std":0.75}""", 0.25, 0.75, 1 / 255.0)]
    [InlineData("""{"do_normalize":false,"image_mean":[9,9,9]}""", 0, 1, 1 / 255.0)]
    [InlineData("""{"do_rescale":false,"rescale_factor":7}""", 0.5, 0.5, 1)]
    [InlineData("""{"do_rescale":null,"resample":null,"size":896}""", 0.5, 0.5, 1 / 255.0)]
    public void Pictures_Settings_AreReadAsTransformersDoes(string json, double mean, double std, double factor)
    {
        Write(Older, json);

        Assert.Equal(new(ResizeFilter.Bilinear, factor, [mean, mean, mean], [std, std, std]), Read());
        Assert.Empty(_notes);
    }

    private void Write(string file, string content) => File.WriteAllText(_folder[file], content);

    private PictureProcessing Read()
    {
        var problems = new Problems();
        var read = ProcessorFiles.Pictures(_folder.Path, MedGemma4B.Configuration, problems, _notes);
        problems.ThrowIfAny("files");
        return read ?? PictureProcessing.Gemma;
    }

    private string Refusal() => Assert.Throws<ImportException>(Read).Message;
}
