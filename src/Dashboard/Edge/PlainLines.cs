using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Surgical.Dashboard.Edge;

/// <summary>Logs for people: one line an entry, the kind of an exception and never its stack.</summary>
internal sealed class PlainLines() : ConsoleFormatter(nameof(PlainLines))
{
    public override void Write<TState>(
        in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        var kind = logEntry.Exception is { } exception ? $" ({exception.GetType().Name})" : "";
        textWriter.WriteLine($"{logEntry.LogLevel.ToString().ToLowerInvariant()}: {message}{kind}");
    }
}
