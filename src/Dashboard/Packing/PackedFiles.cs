using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Surgical.Dashboard.Packing;

/// <summary>
/// The page's files as the build packed them, for who accepts that; the others, and who asks for a part, get the files
/// themselves.
/// </summary>
internal sealed class PackedFiles(IFileProvider files) : IContentTypeProvider
{
    // The smaller one first.
    private static readonly (string Coding, string Ending)[] Kinds = [("br", ".br"), ("gzip", ".gz")];

    private readonly FileExtensionContentTypeProvider _types = new();

    /// <summary>Puts the packed file in the place of the one that was asked for.</summary>
    public Task ChooseAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            return next(context);
        }

        // They have no address of their own.
        if (Kinds.Any(kind => request.Path.Value!.EndsWith(kind.Ending, StringComparison.Ordinal)))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var there = Kinds.Where(kind => IsThere(request.Path.Value + kind.Ending)).ToList();
        if (there.Count == 0)
        {
            return next(context);
        }

        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        if (StringValues.IsNullOrEmpty(request.Headers.Range)
            && there.Find(kind => Accepts(accepted, kind.Coding)) is { Coding: { } coding, Ending: var ending })
        {
            context.Response.Headers.ContentEncoding = coding;
            request.Path += ending;
        }

        return next(context);
    }

    /// <summary>The type of what is packed, not of the packing.</summary>
    public bool TryGetContentType(string subpath, out string contentType) =>
        _types.TryGetContentType(
            Kinds.Any(kind => subpath.EndsWith(kind.Ending, StringComparison.Ordinal)) ? subpath[..^3] : subpath,
            out contentType!);

    private bool IsThere(string path) => files.GetFileInfo(path).Exists;

    private static bool Accepts(IList<StringWithQualityHeaderValue> accepted, string coding) =>
        (accepted.FirstOrDefault(one => one.Value.Equals(coding, StringComparison.OrdinalIgnoreCase))
            ?? accepted.FirstOrDefault(one => one.Value == "*")) is { Quality: null or > 0 };
}
