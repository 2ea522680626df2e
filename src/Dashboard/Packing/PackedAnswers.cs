using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Surgical.Dashboard.Packing;

/// <summary>
/// JSON is packed as it is sent, for who accepts that: lists and events are mostly the same words. Video, pictures and
/// the hub's line are not.
/// </summary>
internal static class PackedAnswers
{
    public static void AddPackedAnswers(this IServiceCollection services) => services
        .Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest)
        .Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest)
        .AddResponseCompression(packing => packing.MimeTypes = ["application/json", "application/problem+json"]);
}
