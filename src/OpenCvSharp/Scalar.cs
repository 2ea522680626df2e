namespace OpenCvSharp;

/// <summary>One value a channel; channels that are not there are 0.</summary>
public readonly record struct Scalar(double Val0, double Val1, double Val2, double Val3);
