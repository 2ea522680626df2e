using System.Buffers;
using System.Text;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Surgical.Cases.Store.Postgres;

/// <summary>
/// Text for columns that refuse U+0000, https://www.postgresql.org/docs/current/datatype-character.html, and back:
/// names, prompts and replies may hold it.
/// </summary>
/// <remarks>Halves of surrogate pairs become U+FFFD, as SQLite makes them.</remarks>
internal sealed class KeptText() : ValueConverter<string, string>(text => Kept(text), text => Told(text))
{
    // U+001A, which the standard calls a substitute, and what it stands for behind it.
    private const string Zero = "\u001a0";
    private const string Substitute = "\u001a1";

    private static readonly SearchValues<char> Special = SearchValues.Create("\0\u001a");

    public static string Kept(string text)
    {
        var whole = text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0
            ? text
            : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return whole.AsSpan().IndexOfAny(Special) < 0
            ? whole
            : whole.Replace("\u001a", Substitute, StringComparison.Ordinal)
                .Replace("\0", Zero, StringComparison.Ordinal);
    }

    public static string Told(string kept) => kept.Contains('\u001a', StringComparison.Ordinal)
        ? kept.Replace(Zero, "\0", StringComparison.Ordinal)
            .Replace(Substitute, "\u001a", StringComparison.Ordinal)
        : kept;
}
