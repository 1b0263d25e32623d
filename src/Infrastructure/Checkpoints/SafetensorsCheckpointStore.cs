using System.Globalization;
using Regressor.Application.Abstractions.Storage;
using Regressor.Infrastructure.Persistence.Transactions;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Checkpoints;

/// <summary>Stores checkpoints as <c>models/{dataset id}/{version}.safetensors</c> in the data directory.</summary>
internal sealed class SafetensorsCheckpointStore(StorageOptions options) : ICheckpointStore
{
    private const string Extension = ".safetensors";

    // EEXIST: the folder existed when it should be created, and is gone now.
    private const int WasThere = 17;

    private readonly string _root = Path.GetFullPath(options.ModelDirectory);

    public bool RowsComeFromFiles => options.Provider == StorageProvider.InMemory;

    public Task SaveAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = PathOf(checkpoint.Dataset.Id, checkpoint.Version);
        var folder = Path.GetDirectoryName(path)!;
        MakeFolder(folder);
        var temporary = $"{path}.{Guid.NewGuid():N}{AtomicDirectory.Temporary}";
        try
        {
            using (var file = new FileStream(temporary, AtomicDirectory.PrivateFile(FileMode.CreateNew, FileAccess.Write, 1 << 16)))
            {
                CheckpointFormat.Write(file, checkpoint);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);

            // The rename and new folders must survive a power cut too.
            DirectorySync.Flush(folder);
            DirectorySync.Flush(_root);
            return Task.CompletedTask;
        }
        catch (IOException error) when (error is DirectoryNotFoundException or FileNotFoundException)
        {
            // The folder existed just now, and is only deleted with its dataset.
            throw DatabaseExceptionTranslator.DatasetGone();
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    public Task<Checkpoint> LoadAsync(Guid datasetId, int version, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var file = new FileStream(PathOf(datasetId, version), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            return Task.FromResult(CheckpointFormat.Read(file, datasetId, version));
        }
        catch (FileNotFoundException error)
        {
            throw new CorruptCheckpointException("The checkpoint file is missing.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The file may be intact: an unmounted disk or too many open files does not mean that it is damaged.
            throw new CheckpointUnavailableException(error);
        }
    }

    public Checkpoint Read(Stream content) => CheckpointFormat.Read(content);

    public void Write(Stream content, Checkpoint checkpoint) => CheckpointFormat.Write(content, checkpoint);

    public Task<CheckpointFile?> OpenAsync(Guid datasetId, int version, CancellationToken cancellationToken)
    {
        try
        {
            var file = new FileStream(PathOf(datasetId, version), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, useAsync: true);
            return Task.FromResult<CheckpointFile?>(new CheckpointFile(file, File.GetLastWriteTimeUtc(file.SafeFileHandle)));
        }
        catch (FileNotFoundException)
        {
            return Task.FromResult<CheckpointFile?>(null);
        }
        catch (DirectoryNotFoundException error)
        {
            throw new CheckpointUnavailableException(error);
        }
    }

    public IReadOnlyList<(Guid DatasetId, int Version)> ListFiles()
    {
        if (!Directory.Exists(_root)) return [];
        var found = new List<(Guid DatasetId, int Version)>();
        foreach (var folder in Directory.EnumerateDirectories(_root))
        {
            if (!Guid.TryParseExact(Path.GetFileName(folder), "N", out var datasetId)) continue;
            foreach (var file in Directory.EnumerateFiles(folder))
            {
                // Skip other files, such as a temporary file that a crash left behind.
                if (Path.GetExtension(file) == Extension
                    && int.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
                {
                    found.Add((datasetId, version));
                }
            }
        }

        found.Sort();
        return found;
    }

    public void Delete(Guid datasetId, int version)
    {
        if (Directory.Exists(FolderOf(datasetId))) File.Delete(PathOf(datasetId, version));
    }

    public void DeleteAll(Guid datasetId) => AtomicDirectory.Remove(FolderOf(datasetId));

    private void MakeFolder(string folder)
    {
        try
        {
            AtomicDirectory.CreatePrivate(_root);
            AtomicDirectory.CreatePrivate(folder);
        }
        catch (IOException error) when (error.HResult == WasThere && !File.Exists(folder))
        {
            throw DatabaseExceptionTranslator.DatasetGone();
        }
    }

    private string FolderOf(Guid datasetId) => Path.Combine(_root, datasetId.ToString("N"));

    private string PathOf(Guid datasetId, int version) =>
        Path.Combine(FolderOf(datasetId), version.ToString(CultureInfo.InvariantCulture) + Extension);
}
