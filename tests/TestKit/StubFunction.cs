namespace Surgical.TestKit;

/// <summary>A function of a <see cref="StubLibrary"/>.</summary>
/// <param name="Name">As it is looked up.</param>
/// <param name="Returns">What it returns, whatever it is given.</param>
/// <param name="Writes">What it puts where its first argument points to; null where that is none.</param>
public sealed record StubFunction(string Name, int Returns = 0, int? Writes = null);
