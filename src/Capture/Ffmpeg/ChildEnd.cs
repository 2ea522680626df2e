namespace Surgical.Capture;

/// <summary>How a child of FFmpeg's ended.</summary>
/// <param name="ExitCode">0 when it was content; 128 and the number of the signal where it was killed.</param>
/// <param name="Output">All of its standard output.</param>
/// <param name="Complaint">Its last words; empty when it had none.</param>
internal sealed record ChildEnd(int ExitCode, byte[] Output, string Complaint)
{
    /// <summary>Whether it gave no sign of life and was stopped.</summary>
    public bool IsHung { get; init; }

    /// <summary>Its last words, or how it ended where it had none.</summary>
    public string Words =>
        Complaint.Length > 0 ? Complaint
        : IsHung ? "ffmpeg gave no sign of life"
        : $"ffmpeg ended with {ExitCode}";
}
