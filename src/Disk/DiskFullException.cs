namespace Surgical.Disk;

/// <summary>Nothing more fits: the disk or its quota is full, or no file may be as long.</summary>
/// <param name="message">For people.</param>
/// <param name="cause">What the system said of it; null where another program said it.</param>
public sealed class DiskFullException(string message, Exception? cause = null) : IOException(message, cause);
