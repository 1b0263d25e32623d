using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Learning.TensorBoard;

/// <summary>Creates one folder per run, <c>tensorboard/{slug}/{last 12 digits of the run id}</c>: TensorBoard shows each as a curve.</summary>
internal sealed class TensorBoardLogFactory(StorageOptions options) : ITrainingLogFactory
{
    private const int NameLength = 12;

    private readonly string _root = Path.GetFullPath(options.LogDirectory);

    /// <summary>Lets no folder be removed between its creation and that of its file: with its dataset, or by a cleaning that does not know its run yet.</summary>
    private readonly Lock _folders = new();

    public IReadOnlyCollection<string> Datasets =>
        Directory.Exists(_root) ? [.. Directory.GetDirectories(_root).Where(HasRunsOnly).Select(folder => Path.GetFileName(folder))] : [];

    public ITrainingLog Open(string datasetSlug, Guid trainingRunId)
    {
        var folder = Path.Combine(FolderOf(datasetSlug), NameOf(trainingRunId));
        lock (_folders)
        {
            AtomicDirectory.Remove(folder);
            Directory.CreateDirectory(folder);
            return new TensorBoardLog(folder);
        }
    }

    public void DeleteAllBut(string datasetSlug, IReadOnlyCollection<Guid> trainingRunIds)
    {
        if (!Directory.Exists(FolderOf(datasetSlug))) return;
        foreach (var name in Directory.GetDirectories(FolderOf(datasetSlug)).Select(folder => Path.GetFileName(folder)).Except(trainingRunIds.Select(NameOf)))
        {
            if (IsOurs(name)) Remove(Path.Combine(FolderOf(datasetSlug), name));
        }
    }

    public void DeleteAll(string datasetSlug) => Remove(FolderOf(datasetSlug));

    /// <summary>Recognizes the folders of runs, so that folders created by others are left alone.</summary>
    private static bool IsOurs(string name) => name.Length == NameLength && name.All(char.IsAsciiHexDigitLower);

    private static bool HasRunsOnly(string folder) => Directory.GetFileSystemEntries(folder).All(run => IsOurs(Path.GetFileName(run)));

    private void Remove(string folder)
    {
        lock (_folders) AtomicDirectory.Remove(folder);
    }

    // The first digits of a version 7 id are a time, the same for runs within one minute; the last digits are random.
    private static string NameOf(Guid trainingRunId) => trainingRunId.ToString("N")[^NameLength..];

    /// <summary>Validates the slug again: one from a restored schema may be invalid, and the path must not leave the folder.</summary>
    private string FolderOf(string datasetSlug) => Path.Combine(_root, Slug.From(datasetSlug));
}
