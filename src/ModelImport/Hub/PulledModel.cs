using Surgical.ModelImport.Hub.Cache;
using Surgical.ModelImport.Snapshots;
using Surgical.Models.Files;

namespace Surgical.ModelImport.Hub;

/// <summary>Finds models that were pulled, by their repository's name. Never touches the network.</summary>
public static class PulledModel
{
    /// <summary>
    /// The folder that somebody means: the one of that path, else the snapshot of the repository of that name.
    /// </summary>
    /// <param name="text">A path, or OWNER/NAME[@REVISION].</param>
    /// <param name="access">Where the cache is.</param>
    /// <exception cref="ImportException">It reads as a repository's name, is no folder, and was not pulled.</exception>
    public static string Locate(string text, HubAccess access)
    {
        if (Path.Exists(text) || !RepositoryName.IsWithOwner(text))
        {
            return text;
        }

        var name = RepositoryName.Parse(text);
        var repository = new CachedRepository(access.Cache, name);
        if (repository.KnownCommit() is not { } commit || !Directory.Exists(repository.Snapshot(commit)))
        {
            throw new ImportException(
                $"{text}: expected a folder, or a repository that was pulled, came neither. To fetch it: "
                + $"surgical pull {name}");
        }

        // Without a list, as other programs leave the cache, the importer will see what is missing.
        var tree = repository.Tree(commit);
        return tree is null || repository.IsWhole(commit, NeededFiles.Essential(NeededFiles.Of(name, tree)))
            ? repository.Snapshot(commit)
            : throw new ImportException(
                $"{text}: expected a whole snapshot in the cache, came one with files missing. To fetch them: "
                + $"surgical pull {name}");
    }
}
