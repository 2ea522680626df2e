using System.Text.RegularExpressions;

namespace Surgical.House.Tests;

/// <summary>Which of the packages that the house is built on are named in one project only.</summary>
internal static class Naming
{
    private static readonly (string Name, string Project)[] Once =
    [
        ("Microsoft.AspNetCore", "Dashboard"),
        ("Microsoft.NET.Sdk.Web", "Dashboard"),
        ("OpenCvSharp", "Capture"),
        ("Microsoft.ML.OnnxRuntime", "Models"),
    ];

    // Native halves: the executable carries them, whoever calls them.
    private static readonly string[] Carried =
        ["Microsoft.ML.OnnxRuntime.Gpu.Linux", "OpenCvSharp4.official.runtime.linux-x64"];

    /// <summary>What the project file of a project brings in that belongs to another, in words.</summary>
    public static IEnumerable<string> Wrong(string project, IEnumerable<string> packages) =>
        from package in packages
        where project != "Surgical" || !Carried.Contains(package)
        from once in Once
        where package.StartsWith(once.Name, StringComparison.Ordinal) && project != once.Project
        select $"{project}.csproj names {package}: expected only {once.Project} to";

    /// <summary>What a C# file of a project names that belongs to another, in words. Comments and texts may.</summary>
    public static IEnumerable<string> Wrong(string project, string file, string text) =>
        from once in Once
        where project != once.Project
        where Regex.IsMatch(text, $@"^(?!\s*//)[^""\n]*\b{Regex.Escape(once.Name)}\b", RegexOptions.Multiline)
        select $"{file} names {once.Name}: expected only {once.Project} to";
}
