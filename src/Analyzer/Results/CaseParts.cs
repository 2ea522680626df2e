using System.Security.Cryptography;
using Surgical.Capture;

namespace Surgical.Analyzer.Results;

/// <summary>The files of a case whose recording came in several.</summary>
/// <param name="InOrder">Two or more.</param>
/// <param name="Order">By what they are in order.</param>
public sealed record CaseParts(IReadOnlyList<CasePart> InOrder, PartOrder Order)
{
    /// <summary>Of all of them in this order: other parts, or the same in another order, are another source.</summary>
    /// <value>Lower-case hexadecimal.</value>
    public string Sha256 => Convert.ToHexStringLower(
        SHA256.HashData([.. InOrder.SelectMany(part => Convert.FromHexString(part.Sha256))]));

    /// <summary>Why these are no parts of one recording, where one of them is there twice; else null.</summary>
    public string? WhyRefused => InOrder.GroupBy(part => part.Sha256).FirstOrDefault(same => same.Skip(1).Any())
        is { } same
            ? $"Expected each part of a recording once; {string.Join(" and ", same.Select(part => part.Path))} are the "
                + "same footage, byte for byte."
            : null;

    /// <summary>Hashes each file.</summary>
    /// <exception cref="IOException">One of them cannot be read.</exception>
    public static async Task<CaseParts> OfAsync(RecorderParts parts, CancellationToken cancellationToken)
    {
        var hashed = new List<CasePart>();
        foreach (var part in parts.InOrder)
        {
            hashed.Add(new(part.Name, part.Path, await SourceDigest.OfAsync(part.Path, cancellationToken)));
        }

        return new(hashed, parts.Order);
    }
}

/// <summary>One of these files.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Path">Of the file.</param>
/// <param name="Sha256">Of its bytes, lower-case hexadecimal.</param>
public sealed record CasePart(string Name, string Path, string Sha256);
