using System.Security.Cryptography;

namespace Surgical.Capture;

/// <summary>Keeps frames from the model that nobody could judge. A frame merely out of focus passes.</summary>
/// <remarks>For one video and one thread: it remembers since when the picture stands still.</remarks>
public sealed class FrameGate(FrameGateOptions options)
{
    /// <summary>Rows at which <see cref="FrameQuality.Sharpness"/> is defined.</summary>
    private const int SharpnessRows = 480;

    /// <summary>Few enough rows that noise and texture are gone, and only the shapes of eye and tools remain.</summary>
    private const int StructureRows = 120;

    private byte[] _lastPixels = [];
    private TimeSpan _stillSince;

    /// <summary>Measures a frame and says whether it can be judged.</summary>
    /// <param name="frame">Borrowed; frames come in order.</param>
    public FrameVerdict Judge(Frame frame)
    {
        using var luma = LumaPlane.Of(frame, SharpnessRows);
        var quality = new FrameQuality(luma.Mean(), luma.Sharpness());
        var stillFor = frame.At - StillSince(frame);
        return new FrameVerdict(quality, ReasonAgainst(frame, quality.Luma, luma.Spread(), stillFor));
    }

    private Unjudgeable? ReasonAgainst(Frame frame, double mean, double spread, TimeSpan stillFor)
    {
        if (frame.IsDamaged)
        {
            return Unjudgeable.Damaged;
        }

        if (mean < options.LeastLuma)
        {
            return Unjudgeable.TooDark;
        }

        if (mean > options.GreatestLuma)
        {
            return Unjudgeable.TooBright;
        }

        if (spread < options.LeastSpread)
        {
            return Unjudgeable.NoPicture;
        }

        if (stillFor >= options.FrozenAfter)
        {
            return Unjudgeable.Frozen;
        }

        using var structure = LumaPlane.Of(frame, StructureRows);
        if (structure.Sharpness() < options.LeastStructure)
        {
            return Unjudgeable.Blurred;
        }

        return !options.KeepEverything && EyeSigns.Of(frame).SpeakAgainstAnEye(options) ? Unjudgeable.NotAnEye : null;
    }

    private TimeSpan StillSince(Frame frame)
    {
        var pixels = SHA256.HashData(frame.Pixels);
        if (!pixels.AsSpan().SequenceEqual(_lastPixels))
        {
            (_lastPixels, _stillSince) = (pixels, frame.At);
        }

        return _stillSince;
    }
}
