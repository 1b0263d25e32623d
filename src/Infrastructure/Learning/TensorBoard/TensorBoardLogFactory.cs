using Regressor.Application.Abstractions;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Learning.TensorBoard;

/// <summary>One folder a run, <c>tensorboard/{slug}/{last 12 digits of the run id}</c>: TensorBoard shows each as a curve.</summary>
internal sealed class TensorBoardLogFactory(StorageOptions options) : ITrainingLogFactory
{
    private const int NameLength = 12;

    private readonly string _root = Path.Combine(Path.GetFullPath(options.DataDirectory), "tensorboard");

    public ITrainingLog Open(string datasetSlug, Guid trainingRunId)
    {
        var folder = Path.Combine(FolderOf(datasetSlug), NameOf(trainingRunId));
        Folder.Remove(folder);
        Directory.CreateDirectory(folder);
        return new TensorBoardLog(folder);
    }

    public void DeleteAllBut(string datasetSlug, IReadOnlyCollection<Guid> trainingRunIds)
    {
        if (!Directory.Exists(FolderOf(datasetSlug))) return;
        foreach (var name in Directory.GetDirectories(FolderOf(datasetSlug)).Select(folder => Path.GetFileName(folder)).Except(trainingRunIds.Select(NameOf)))
        {
            // Others' folders are none of ours.
            if (name.Length == NameLength && name.All(char.IsAsciiHexDigitLower)) Folder.Remove(Path.Combine(FolderOf(datasetSlug), name));
        }
    }

    public void DeleteAll(string datasetSlug) => Folder.Remove(FolderOf(datasetSlug));

    // The first digits of a version 7 id are a time, the same for runs of one minute; the last are random.
    private static string NameOf(Guid trainingRunId) => trainingRunId.ToString("N")[^NameLength..];

    /// <summary>Slugs come from our own factory; a restored schema's may not, and a path must not follow it out of the folder.</summary>
    private string FolderOf(string datasetSlug) => Path.Combine(_root, Slug.From(datasetSlug));
}
