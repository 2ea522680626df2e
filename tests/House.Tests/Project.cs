using System.Xml.Linq;
using Surgical.TestKit;

namespace Surgical.House.Tests;

/// <summary>A project under src/, as its csproj file has it.</summary>
/// <param name="Name">Of its folder and file.</param>
/// <param name="References">Names of the projects that it references itself.</param>
/// <param name="Packages">Its SDK, and the packages, frameworks and namespaces that the file brings in.</param>
internal sealed record Project(string Name, IReadOnlyList<string> References, IReadOnlyList<string> Packages)
{
    private static readonly string[] Bringing = ["PackageReference", "FrameworkReference", "Using"];

    private static string Sources => Path.Combine(Repository.Root, "src");

    /// <summary>Every project under src/.</summary>
    public static IEnumerable<Project> All() =>
        from folder in Directory.EnumerateDirectories(Sources).Order(StringComparer.Ordinal)
        let name = Path.GetFileName(folder)
        let file = Path.Combine(folder, $"{name}.csproj")
        where File.Exists(file)
        select Parse(name, File.ReadAllText(file));

    public static Project Parse(string name, string csproj)
    {
        var file = XElement.Parse(csproj);
        var references = Included(file, "ProjectReference").Select(path => path.Replace('\\', '/'));
        return new(
            name,
            [.. references.Select(path => Path.GetFileNameWithoutExtension(path))],
            [(string?)file.Attribute("Sdk") ?? "", .. Bringing.SelectMany(kind => Included(file, kind))]);
    }

    /// <summary>Its C# files with their text, but what the build wrote.</summary>
    public IEnumerable<(string File, string Text)> Code() =>
        from file in Directory.EnumerateFiles(Path.Combine(Sources, Name), "*.cs", SearchOption.AllDirectories)
        where !file.Contains("/node_modules/", StringComparison.Ordinal)
        select (Path.GetRelativePath(Repository.Root, file), File.ReadAllText(file));

    private static IEnumerable<string> Included(XElement file, string kind) =>
        from item in file.Descendants(kind)
        from name in ((string?)item.Attribute("Include") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)
        select name.Trim();
}
