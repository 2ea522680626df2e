using System.Text.Encodings.Web;
using System.Text.Json;

namespace Surgical.Models.Remote;

/// <summary>How JSON for a server, and for the digest of a model there, is written: text as it is.</summary>
internal static class RemoteJson
{
    public static JsonSerializerOptions Options { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
