using Microsoft.AspNetCore.Http;

namespace Surgical.TestKit.Hub;

/// <summary>What goes wrong with a request.</summary>
public static class Answers
{
    /// <summary>
    /// Announces a content from a byte on, and sends it up to another only: the server closes the connection.
    /// </summary>
    public static Func<HttpContext, Task> BreakOff(byte[] content, int from, int to) => context =>
    {
        Announce(context, content.Length, from);
        return context.Response.Body.WriteAsync(content.AsMemory(from..to)).AsTask();
    };

    /// <summary>Sends a content in pieces, without its length.</summary>
    public static Func<HttpContext, Task> Send(byte[] content) =>
        context => context.Response.Body.WriteAsync(content).AsTask();

    /// <summary>Sends all of a content and its true length, whatever range is wanted.</summary>
    public static Func<HttpContext, Task> SendFromStart(byte[] content) => context =>
    {
        Announce(context, content.Length, 0);
        return context.Response.Body.WriteAsync(content).AsTask();
    };

    /// <summary>Sends a status, and headers as "Name: value".</summary>
    public static Func<HttpContext, Task> Status(int status, params string[] headers) => context =>
    {
        context.Response.StatusCode = status;
        foreach (var header in headers)
        {
            var parts = header.Split(": ", 2);
            context.Response.Headers[parts[0]] = parts[1];
        }

        return Task.CompletedTask;
    };

    /// <summary>Sends the first bytes and then nothing, until the client goes.</summary>
    /// <param name="content">Its length is announced.</param>
    /// <param name="to">Bytes that are sent.</param>
    /// <param name="isSilent">Called when they are.</param>
    public static Func<HttpContext, Task> FallSilent(byte[] content, int to, Action? isSilent = null) =>
        async context =>
        {
            Announce(context, content.Length, 0);
            await context.Response.Body.WriteAsync(content.AsMemory(..to));
            await context.Response.Body.FlushAsync();
            isSilent?.Invoke();
            var gone = new TaskCompletionSource();
            await using var left = context.RequestAborted.Register(gone.SetResult);
            await gone.Task;
        };

    private static void Announce(HttpContext context, int length, int from)
    {
        context.Response.ContentLength = length - from;
        if (from > 0)
        {
            context.Response.StatusCode = 206;
            context.Response.Headers.ContentRange = $"bytes {from}-{length - 1}/{length}";
        }
    }
}
