using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Surgical.ModelImport.Hub.Cache;

/// <summary>Hashes a file as the Hub names it: SHA-256 of the content, or SHA-1 of git's object. One thread.</summary>
internal sealed class ContentHash : IDisposable
{
    private readonly HubFile _file;
    private readonly IncrementalHash _hash;

    public ContentHash(HubFile file)
    {
        _file = file;
        _hash = IncrementalHash.CreateHash(file.Sha256 is null ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256);
        Begin();
    }

    public void Append(ReadOnlySpan<byte> content) => _hash.AppendData(content);

    /// <summary>Forgets what was appended.</summary>
    public void Restart()
    {
        _hash.GetHashAndReset();
        Begin();
    }

    /// <summary>
    /// Digits of what was appended, lower case: the <see cref="HubFile.Etag"/> if it is the file. Starts anew.
    /// </summary>
    public string Finish()
    {
        var digest = Convert.ToHexStringLower(_hash.GetHashAndReset());
        Begin();
        return digest;
    }

    public void Dispose() => _hash.Dispose();

    // https://git-scm.com/book/en/v2/Git-Internals-Git-Objects: kind, length and a zero stand before a blob's content.
    private void Begin()
    {
        if (_file.Sha256 is null)
        {
            _hash.AppendData(
                Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {_file.Size}\0")));
        }
    }
}
