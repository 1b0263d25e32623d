using System.Diagnostics;

namespace Regressor.WebApi.FunctionalTests.Support.Processes;

/// <summary>
/// A disk of a few megabytes, in memory. Where mounting is not allowed, it only exists for the server that
/// <see cref="Launcher"/> starts, in a separate namespace.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly bool _isMounted;
    private string _root = "";

    private SmallDisk(string directory, bool isMounted, string[] launcher) => (Directory, _isMounted, Launcher) = (directory, isMounted, launcher);

    public string Directory { get; }

    /// <summary>Command prefix that starts a command which sees the disk.</summary>
    public string[] Launcher { get; }

    private string Filler => $"{_root}{Directory}/filler";

    public static SmallDisk Create(int megabytes)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("regressor-disk-").FullName;
        string[] mount = ["mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", directory];
        if (Succeeds(mount)) return new SmallDisk(directory, true, []);
        string[] unshare = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", $"{string.Join(' ', mount)} && exec \"$@\"", "sh"];
        if (Succeeds([.. unshare, "true"])) return new SmallDisk(directory, false, unshare);
        System.IO.Directory.Delete(directory);
        throw new InvalidOperationException(
            "A small disk is needed, and none could be made: neither 'mount -t tmpfs' (as root, on Linux) nor 'unshare --user --mount' is allowed here.");
    }

    /// <param name="server">Server that sees the disk.</param>
    public void SeenBy(ServerProcess server) => _root = _isMounted ? "" : $"/proc/{server.Id}/root";

    /// <summary>Fills the disk except for the given space.</summary>
    public void Fill(int leave)
    {
        using (var filler = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            try
            {
                while (true) filler.Write(new byte[4096]);
            }
            catch (IOException)
            {
                // The disk is full.
            }
        }

        using var cut = new FileStream(Filler, FileMode.Open, FileAccess.Write);
        cut.SetLength(Math.Max(0, cut.Length - leave));
    }

    public void MakeRoom() => File.Delete(Filler);

    public void Dispose()
    {
        if (_isMounted && !Succeeds("umount", Directory)) Succeeds("umount", "--lazy", Directory);
        System.IO.Directory.Delete(Directory);
    }

    private static bool Succeeds(params string[] command)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
