using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Regressor.Infrastructure.Checkpoints;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Backup;

/// <summary>Reads a backup. Nothing in it is trusted.</summary>
internal sealed class BackupReader : IDisposable
{
    /// <summary>Size limit of the manifest, in bytes: enough for half a million entries.</summary>
    private const long MostManifestBytes = 100_000_000;

    private readonly string _path;
    private readonly ZipArchive _archive;
    private readonly BackupManifest _manifest;

    private BackupReader(string path, ZipArchive archive, BackupManifest manifest) => (_path, _archive, _manifest) = (path, archive, manifest);

    /// <exception cref="BackupException">The file is not a backup, is damaged, or cannot be restored here.</exception>
    public static BackupReader Open(string path, StorageProvider provider)
    {
        if (!File.Exists(path)) throw new BackupException($"The file '{path}' does not exist.");
        ZipArchive? archive = null;
        try
        {
            archive = ZipFile.OpenRead(path);
            var manifest = ReadManifest(path, archive);
            if (manifest.Provider != provider)
                throw new BackupException($"'{path}' is a backup of {manifest.Provider}, but Storage:Provider is {provider}.");
            return new BackupReader(path, archive, manifest);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or JsonException or InvalidOperationException or FormatException)
        {
            archive?.Dispose();
            throw Damaged(path, error);
        }
        catch
        {
            archive?.Dispose();
            throw;
        }
    }

    /// <summary>Extracts the entries into a folder under their names, each of which must be expected, and verifies every byte.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="isExpected">Returns true for the name of an entry that belongs in a backup; any other name is refused.</param>
    /// <param name="cancellationToken">Cancels the extraction.</param>
    /// <exception cref="BackupException">The archive is damaged, contains an unexpected entry, or needs more disk space than is free.</exception>
    public async Task ExtractAsync(string folder, Predicate<string> isExpected, CancellationToken cancellationToken)
    {
        CheckRoom(folder);
        foreach (var expected in _manifest.Entries)
        {
            if (!isExpected(expected.Name)) throw new BackupException($"'{_path}' contains the unexpected file '{expected.Name}'. Nothing was restored.");
            var path = Path.Combine(folder, expected.Name);
            CreateFolders(folder, expected.Name);
            try
            {
                var entry = _archive.GetEntry(expected.Name) ?? throw new InvalidDataException($"'{expected.Name}' is missing.");
                await using var content = await entry.OpenAsync(cancellationToken);
                await using var file = new FileStream(path, AtomicDirectory.PrivateFile(FileMode.CreateNew, FileAccess.Write));
                if (await BackupEntry.CopyAsync(expected.Name, content, file, cancellationToken, expected.Length) != expected)
                    throw new InvalidDataException($"'{expected.Name}' does not match its checksum.");
                file.Flush(flushToDisk: true);
            }
            catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
            {
                throw Damaged(_path, error);
            }
        }

        foreach (var made in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Prepend(folder)) DirectorySync.Flush(made);
    }

    public void Dispose() => _archive.Dispose();

    /// <summary>Creates the folders one by one: parents that are created implicitly would get the system's default permissions.</summary>
    private static void CreateFolders(string folder, string name)
    {
        foreach (var part in name.Split('/')[..^1]) AtomicDirectory.CreatePrivate(folder = Path.Combine(folder, part));
    }

    private void CheckRoom(string folder)
    {
        if (_manifest.Entries.Any(entry => entry.Length < 0)) throw Damaged(_path, new InvalidDataException("A length is negative."));
        var (needed, free) = (_manifest.Entries.Sum(entry => (decimal)entry.Length), new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace);
        if (needed > free) throw new BackupException($"Restoring '{_path}' needs {needed} bytes, but '{Path.GetFullPath(folder)}' has {free} bytes free. Nothing was restored.");
    }

    private static BackupManifest ReadManifest(string path, ZipArchive archive)
    {
        using var content = archive.GetEntry(BackupManifest.Name)?.Open() ?? throw new InvalidDataException("The manifest is missing.");
        using var read = new MemoryStream();
        BackupEntry.CopyAsync(BackupManifest.Name, content, read, CancellationToken.None, MostManifestBytes).GetAwaiter().GetResult();
        var json = JsonNode.Parse(read.GetBuffer().AsSpan(0, (int)read.Length));

        // Every later format, too, states its number.
        if (json?["format"]?.GetValue<int>() is not { } format) throw new InvalidDataException("The manifest lacks 'format'.");
        var manifest = format == BackupManifest.CurrentFormat ? json.Deserialize<BackupManifest>(BackupManifest.Json) : null;
        if (manifest is not null && manifest.Version <= BackupManifest.CurrentVersion) return manifest;
        throw new BackupException($"'{path}' was created by Regressor {json["version"]}, which is newer than this version ({BackupManifest.CurrentVersion}). Restore it with that version.");
    }

    private static BackupException Damaged(string path, Exception error) =>
        new($"'{path}' is damaged or is not a backup: {error.Message} Nothing was restored.", error);
}
