namespace OpenCvSharp;

/// <summary>Which hardware decodes.</summary>
public enum VideoAccelerationType
{
    /// <summary>None: the processor.</summary>
    None = 0,

    /// <summary>Whichever is there.</summary>
    Any = 1,
}
