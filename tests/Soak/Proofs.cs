using Surgical.Soak.Footage;
using Surgical.Soak.Footage.Making;
using Surgical.Soak.Processes;

namespace Surgical.Soak;

/// <summary>All long proofs. A new one gets its line here, and a sample of it a test.</summary>
internal static class Proofs
{
    public static IReadOnlyList<Proof> All { get; } =
    [
        new(
            "children",
            "a video opened, read and left, each by children of ffmpeg, leaves no handle open and nothing kept",
            Count: 1000,
            Length: TimeSpan.FromMinutes(6),
            new Children(ReadVideo.InTheTemporaryFolder.OpenAndLeaveAsync).RunAsync),
        new(
            "kills",
            "kill -9 of `surgical analyze` while ffmpeg decodes for it leaves no process behind",
            Count: 100,
            Length: TimeSpan.FromMinutes(8),
            new Kills(RealProgram.Analyze).RunAsync),
        new(
            "serving",
            "kill -9 of a server that reads a case loses no event that a page has received",
            Count: 100,
            Length: TimeSpan.FromMinutes(9),
            new LongTests("Surgical.Tests", "KillTests.Serve_KilledInTheMiddle_LosesNoEventThatAClientReceived")
                .RunAsync),
        new(
            "correcting",
            "kill -9 of a server while three instructors correct loses nothing that it acknowledged",
            Count: 100,
            Length: TimeSpan.FromMinutes(7),
            new LongTests(
                "Surgical.Tests",
                "CorrectionKillTests.Serve_KilledWhileThreeCorrect_KeepsWhatItAcknowledgedAndWritesNothingTwice")
                .RunAsync),
        new(
            "pictures",
            "damaged pictures are refused, or read as they were, or ffmpeg finds nothing wrong with them either",
            Count: 210,
            Length: TimeSpan.FromMinutes(1),
            new LongTests("Capture.Tests", "PictureMutationTests.Decode_MutatedPictures_NeitherCrashesNorHangsNorLies")
                .RunAsync),
        new(
            "deleting",
            "kill -9 of a server while it deletes a case leaves it whole or without a byte, as it was acknowledged",
            Count: 100,
            Length: TimeSpan.FromMinutes(15),
            new LongTests("Surgical.Tests", "DeletionKillTests.Serve_KilledWhileItDeletes_HasTheCaseWholeOrNotAtAll")
                .RunAsync),
        new(
            "starts",
            "kill -9 of a server at any moment of its start keeps no later start from serving",
            Count: 60,
            Length: TimeSpan.FromMinutes(6),
            new LongTests("Surgical.Tests", "StartKillTests.Serve_KilledWhileItStarts_StartsTheNextTime").RunAsync),
        new(
            "books",
            "kill -9 of a server at any moment, on both databases, loses nothing acknowledged and doubles no number",
            Count: 200,
            Length: TimeSpan.FromMinutes(20),
            new LongTests(
                "Surgical.Tests",
                "BooksTests.Serve_KilledAtAnyMomentOnEitherDatabase_KeepsWhatItAcknowledgedAndEveryCaseInItsTrueState")
                .RunAsync),
        new(
            "readers",
            "thirty who ask for all events of a long case at once get them whole, and the server stays small",
            Count: 20_000,
            Length: TimeSpan.FromMinutes(3),
            new LongTests(
                "Surgical.Tests",
                "ManyReadersTests.Events_OfALongCaseAskedForByManyAtOnce_ComeWholeAndTakeLittleMemory").RunAsync),
        new(
            "sameness",
            "videos that are coded anew are known again, and none of other footage is taken for them",
            Count: 40,
            Length: TimeSpan.FromMinutes(8),
            new LongTests(
                "Capture.Tests", "FootageLikenessTests.Of_PartsOfBothSamplesAndTheSameCodedAnew_TellsThemAllApart")
                .RunAsync),
        new(
            "footage",
            "a file as a camera or a program may write it is shown picture for picture at its times, or it is said",
            Count: 1000,
            Length: TimeSpan.FromMinutes(60),
            new Trials(random => new FootageDraw(random).Next(damaged: 0.3)).RunAsync),
        new(
            "mutated",
            "a damaged file neither crashes nor hangs anything, and shows no picture as good that was not recorded so",
            Count: 640,
            Length: TimeSpan.FromMinutes(30),
            new Trials(random => new MutatedDraw(random).Next()).RunAsync),
    ];
}
