using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Regressor.Infrastructure.Checkpoints;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Backup;

/// <summary>Reads a backup, of which nothing is trusted.</summary>
internal sealed class BackupReader : IDisposable
{
    /// <summary>Of half a million entries.</summary>
    private const long MostManifestBytes = 100_000_000;

    private readonly string _path;
    private readonly ZipArchive _archive;
    private readonly BackupManifest _manifest;

    private BackupReader(string path, ZipArchive archive, BackupManifest manifest) => (_path, _archive, _manifest) = (path, archive, manifest);

    /// <exception cref="BackupException">It is none, is damaged, or cannot be restored here.</exception>
    public static BackupReader Open(string path, StorageProvider provider)
    {
        if (!File.Exists(path)) throw new BackupException($"There is no file '{path}'.");
        ZipArchive? archive = null;
        try
        {
            archive = ZipFile.OpenRead(path);
            var manifest = ReadManifest(path, archive);
            if (manifest.Provider != provider)
                throw new BackupException($"'{path}' is a backup of {manifest.Provider}, and Storage:Provider is {provider}.");
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

    /// <summary>Puts the entries into a folder under their names, each of which must be one that is expected, and checks every byte.</summary>
    /// <param name="folder">Empty.</param>
    /// <param name="isExpected">Whether a name is of something that belongs into it; no other is followed.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="BackupException">The archive is damaged, or holds what no backup holds.</exception>
    public async Task ExtractAsync(string folder, Predicate<string> isExpected, CancellationToken cancellationToken)
    {
        CheckRoom(folder);
        foreach (var expected in _manifest.Entries)
        {
            if (!isExpected(expected.Name)) throw new BackupException($"'{_path}' holds '{expected.Name}', which no backup does. Nothing was restored.");
            var path = Path.Combine(folder, expected.Name);
            CreateFolders(folder, expected.Name);
            try
            {
                var entry = _archive.GetEntry(expected.Name) ?? throw new InvalidDataException($"'{expected.Name}' is missing.");
                await using var content = await entry.OpenAsync(cancellationToken);
                await using var file = new FileStream(path, AtomicDirectory.PrivateFile(FileMode.CreateNew, FileAccess.Write));
                if (await BackupEntry.CopyAsync(expected.Name, content, file, cancellationToken, expected.Length) != expected)
                    throw new InvalidDataException($"'{expected.Name}' is not what was stored.");
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

    /// <summary>One by one: what is made on the way to one has the system's rights.</summary>
    private static void CreateFolders(string folder, string name)
    {
        foreach (var part in name.Split('/')[..^1]) AtomicDirectory.CreatePrivate(folder = Path.Combine(folder, part));
    }

    private void CheckRoom(string folder)
    {
        if (_manifest.Entries.Any(entry => entry.Length < 0)) throw Damaged(_path, new InvalidDataException("A length is negative."));
        var (needed, free) = (_manifest.Entries.Sum(entry => (decimal)entry.Length), new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace);
        if (needed > free) throw new BackupException($"What '{_path}' holds takes {needed} bytes, and '{Path.GetFullPath(folder)}' has room for {free}. Nothing was restored.");
    }

    private static BackupManifest ReadManifest(string path, ZipArchive archive)
    {
        using var content = archive.GetEntry(BackupManifest.Name)?.Open() ?? throw new InvalidDataException("The manifest is missing.");
        using var read = new MemoryStream();
        BackupEntry.CopyAsync(BackupManifest.Name, content, read, CancellationToken.None, MostManifestBytes).GetAwaiter().GetResult();
        var json = JsonNode.Parse(read.GetBuffer().AsSpan(0, (int)read.Length));

        // Whatever else a later format says, it says its number.
        if (json?["format"]?.GetValue<int>() is not { } format) throw new InvalidDataException("The manifest does not tell its format.");
        var manifest = format == BackupManifest.CurrentFormat ? json.Deserialize<BackupManifest>(BackupManifest.Json) : null;
        if (manifest is not null && manifest.Version <= BackupManifest.CurrentVersion) return manifest;
        throw new BackupException($"'{path}' was made by a newer Regressor ({json["version"]}; this one is {BackupManifest.CurrentVersion}). Restore it with that one.");
    }

    private static BackupException Damaged(string path, Exception error) =>
        new($"'{path}' is damaged, or is no backup: {error.Message} Nothing was restored.", error);
}
