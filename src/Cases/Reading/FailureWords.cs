using Surgical.Capture;
using Surgical.Cases.Intake;
using Surgical.Cases.Store;
using Surgical.Disk;
using Surgical.Models.Contract;

namespace Surgical.Cases.Reading;

/// <summary>Why a case ended, for people. Paths and the program's inner workings are left out.</summary>
internal static class FailureWords
{
    public static string Of(Exception failed) => failed switch
    {
        NoRoomException =>
            $"{failed.Message} Make room, then try again: the reading goes on where it stopped.",
        _ when FullDisk.Caused(failed) =>
            "The disk is full. Make room, then try again: the reading goes on where it stopped.",
        UnwrittenException => $"{failed.Message}. Try again: the reading goes on where it stopped.",
        CaptureException or ModelException or RefusedVideoException or ServerDiedException => failed.Message,
        IOException => "A file of this case could not be read or written.",
        _ => $"Something went wrong that should not ({failed.GetType().Name}); please report it.",
    };
}
