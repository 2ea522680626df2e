using Surgical.Cases.Intake;
using Surgical.Cases.Store;
using Surgical.Dashboard.Edge;
using Surgical.Disk;

namespace Surgical.Dashboard.Bounds;

/// <summary>Says at the start what of the machine will make trouble later.</summary>
internal sealed partial class Surroundings(
    ServeOptions options, DataFolder data, LeastRoom room, ILogger<Surroundings> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (OpenFiles.Here.Objection(options.Bounds) is { } objection)
        {
            Log.FewFiles(logger, objection);
        }

        if (PrivateFiles.AreSeenByOthers(Path.GetDirectoryName(data.Database)!))
        {
            Log.OpenFolder(logger);
        }

        try
        {
            room.Require();
        }
        catch (NoRoomException none)
        {
            Log.LittleRoom(logger, none.Message);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Objection}")]
        public static partial void FewFiles(ILogger logger, string objection);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Other users of this machine may look into the data folder, which is older than the rule that "
                + "they may not; `chmod -R go-rwx` on it takes that away")]
        public static partial void OpenFolder(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Words} No video is taken in or read until there is more")]
        public static partial void LittleRoom(ILogger logger, string words);
    }
}
