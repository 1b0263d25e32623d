using System.Diagnostics;

namespace Regressor.WebApi.FunctionalTests.Support.Processes;

/// <summary>A folder that cannot be deleted or renamed until this is disposed, not even by root; its content can be read.</summary>
internal sealed class StuckFolder : IDisposable
{
    private readonly string _path;
    private readonly string[] _letGo;

    public StuckFolder(string path)
    {
        _path = path;
        if (!Environment.IsPrivilegedProcess)
        {
            Run("chmod", "a-w", Path.GetDirectoryName(path)!).ShouldBeTrue();
            _letGo = ["chmod", "u+w", Path.GetDirectoryName(path)!];
        }
        else if (Run("mount", "--bind", path, path))
        {
            _letGo = ["umount", path];
        }
        else
        {
            Run("chattr", "+i", path).ShouldBeTrue("Root can make no folder stuck here: neither 'mount --bind' nor 'chattr +i' is allowed.");
            _letGo = ["chattr", "-i", path];
        }
    }

    public void Dispose() => Run(_letGo).ShouldBeTrue(_path);

    private static bool Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
