using Surgical.Models.Contract;

namespace Surgical.Dashboard.Edge;

/// <summary>Where the key frames of a case go when it is read. The video itself stays in the data folder.</summary>
/// <param name="StaysOnThisMachine">Whether no other machine is sent them.</param>
/// <param name="Server">
/// Host that is sent them, without user, key, port and path; null where this program runs the model.
/// </param>
internal sealed record PictureRoute(bool StaysOnThisMachine, string? Server)
{
    public static PictureRoute To(ModelPlace place) => place switch
    {
        ModelPlace.Here => new(StaysOnThisMachine: true, Server: null),
        ModelPlace.Server server => new(server.IsLoopback, server.Host),
        _ => throw new InvalidOperationException($"Expected a place in this program or on a server, got {place}."),
    };
}
