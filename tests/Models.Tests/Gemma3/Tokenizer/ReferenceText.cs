using System.Text;
using Surgical.Models.Gemma3.Tokenizer;

namespace Surgical.Models.Tests.Gemma3.Tokenizer;

/// <summary>
/// The decoders Replace, ByteFallback and Fuse of Hugging Face's tokenizers, over a whole sequence at once.
/// </summary>
internal static class ReferenceText
{
    public static string Decode(BpeTokenizer tokenizer, IEnumerable<int> ids)
    {
        var text = new StringBuilder();
        var run = new List<byte>();
        foreach (var id in ids.Where(tokenizer.IsShown))
        {
            if (tokenizer.ByteOf(id) is { } value)
            {
                run.Add(value);
                continue;
            }

            text.Append(EndRun(run)).Append(tokenizer.TextOf(id));
        }

        return text.Append(EndRun(run)).ToString();
    }

    private static string EndRun(List<byte> run)
    {
        var bytes = run.ToArray();
        run.Clear();
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return new string('\uFFFD', bytes.Length);
        }
    }
}
