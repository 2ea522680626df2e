using Surgical.Disk;
using Surgical.Models.Files;
using Surgical.Models.Files.Identity;
using Surgical.Models.Files.Weights;
using Surgical.Models.Gemma3;

namespace Surgical.ModelImport.Snapshots;

/// <summary>
/// The manifest of a snapshot's model before it is imported: all of it but where its numbers will lie.
/// </summary>
internal static class SnapshotManifest
{
    /// <param name="snapshot">Borrowed.</param>
    /// <param name="format">In which it will be imported.</param>
    /// <param name="memory">Digests of weights that were read before; null to read them.</param>
    /// <param name="reading">Told how many bytes are read for the digest, before.</param>
    /// <param name="cancellationToken">Stops the reading of the weights.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ModelManifest Of(
        Snapshot snapshot,
        ModelFormat format,
        DigestMemory? memory,
        Action<long> reading,
        CancellationToken cancellationToken)
    {
        var plain = new ModelManifest(
            ModelManifest.NewestVersion,
            SnapshotName.Of(snapshot.Folder),
            Digest: string.Empty,
            BaseDigest: string.Empty,
            Adapters: [],
            format,
            snapshot.BaseConfiguration,
            Files: new Dictionary<string, long>(),
            Sources: format is ModelFormat.BF16 ? snapshot.Sources : new Dictionary<string, SourceFile>(),
            Tensors: new Dictionary<string, TensorSection>(),
            new ModelContent(
                memory is null ? Weights() : memory.Of(snapshot, Weights),
                Sum(snapshot.BaseTokenizer),
                GemmaTemplate.Sha256),
            snapshot.BaseProcessing);
        var whole = plain with
        {
            Configuration = snapshot.Configuration,
            Processing = snapshot.Processing,
            Content = snapshot.Tokenizer == snapshot.BaseTokenizer
                ? plain.Content
                : plain.Content with { Tokenizer = Sum(snapshot.Tokenizer) },
            Adapters = [.. snapshot.Adapters.Select(
                adapter => format is ModelFormat.BF16 ? adapter : adapter with { Folder = null })],
        };
        return whole with { BaseDigest = ManifestDigest.Of(plain), Digest = ManifestDigest.Of(whole) };

        string Weights()
        {
            HashedTensor[] tensors =
            [
                .. TensorPlan.For(snapshot.BaseConfiguration)
                    .Select(planned => Hashed(planned, snapshot.Stored[planned.Name])),
            ];
            reading(tensors.Sum(tensor => tensor.Size));
            return WeightsDigest.Of(tensors, cancellationToken);
        }
    }

    private static HashedTensor Hashed(PlannedTensor planned, SourceTensor source) =>
        new(planned.Name, source.Type, planned.Shape, source.Address);

    private static string? Sum(string? path) => path is null ? null : FileDigest.Of(path);
}
