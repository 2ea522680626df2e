using FsCheck;
using FsCheck.Fluent;
using Surgical.Models.Files;
using Surgical.Models.Gemma3.Tokenizer;
using Surgical.RealTokenizer;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Gemma3.Tokenizer;

public sealed class TokenizerFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _file;

    public TokenizerFileTests()
    {
        BpeTokenizer.FromJson(Path.Combine(Repository.EmbeddedModel, "tokenizer.json")).Save(_folder["small.bin"]);
        _file = File.ReadAllBytes(_folder["small.bin"]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_OfWhatWasSaved_IsTheSameTokenizer()
    {
        const string Text = "<start_of_turn>user\n\nThe capsulorhexis — 漢字 ﷽ 👁️ <b>x</b>\n\n\n";
        Gemma3Tokenizer.Instance.Save(_folder["gemma3.bin"]);

        var loaded = BpeTokenizer.Load(_folder["gemma3.bin"]);
        loaded.Save(_folder["again.bin"]);

        Assert.Equal(Gemma3Tokenizer.Instance.Encode(Text), loaded.Encode(Text));
        Assert.True(
            File.ReadAllBytes(_folder["gemma3.bin"]).AsSpan().SequenceEqual(File.ReadAllBytes(_folder["again.bin"])));
    }

    [Fact]
    public void Load_AnyByteChanged_IsRefused()
    {
        var damage = Gen.Choose(0, _file.Length - 1).Zip(Gen.Choose(1, 255)).ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true), Prop.ForAll(damage, change =>
        {
            byte[] broken = [.. _file];
            broken[change.Item1] ^= (byte)change.Item2;

            Assert.Throws<ImportException>(() => TokenizerFile.Read(broken));
        }));
    }

    [Fact]
    public void Load_CutOffAnywhere_IsRefused()
    {
        for (var length = 0; length < _file.Length; length += 97)
        {
            Assert.Throws<ImportException>(() => TokenizerFile.Read(_file.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Load_FileThatLiesWithTheRightChecksum_IsRefused()
    {
        var tables = TokenizerFile.Read(_file);
        TokenizerTables[] lies =
        [
            tables with { AddedIds = [tables.TokenCount], AddedSpecial = [1] },
            tables with { AddedIds = [0, 0], AddedSpecial = [1, 1] },
            tables with { Text = tables.Text[1..] },
            tables with { Text = new byte[tables.Text.Length] },
            tables with { Merges = tables.Merges with { Results = [.. tables.Merges.Results.Select(_ => -1)] } },
            tables with
            {
                Merges = tables.Merges with { Rights = [.. tables.Merges.Rights.Select(_ => int.MaxValue)] },
            },
            tables with { Merges = tables.Merges with { Starts = [.. tables.Merges.Starts.Reverse()] } },
        ];

        Assert.All(lies, lie =>
        {
            File.WriteAllBytes(_folder["lie.bin"], TokenizerFile.Write(lie));
            Assert.Throws<ImportException>(() => BpeTokenizer.Load(_folder["lie.bin"]));
        });
    }

    [Fact]
    public void Load_AnotherVersion_SaysWhatToDo()
    {
        byte[] newer = [.. _file];
        newer[4]++;

        var failure = Assert.Throws<ImportException>(() => TokenizerFile.Read(newer));

        Assert.Contains("expected version 1 of a tokenizer, got version 2", failure.Message, StringComparison.Ordinal);
        Assert.Contains("import the model again", failure.Message, StringComparison.Ordinal);
    }
}
