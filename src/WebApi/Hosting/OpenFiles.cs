using System.Globalization;

namespace Regressor.WebApi.Hosting;

/// <summary>Reads the number of files that the process may have open. Without a free descriptor, the runtime itself terminates.</summary>
internal static class OpenFiles
{
    private const int Enough = 10_000;

    /// <summary>
    /// Limit of connections, each of which needs a descriptor. The same number remains for files, the database, and the runtime itself.
    /// </summary>
    public static long RoomForConnections => Math.Min(Enough, Most() / 2);

    /// <summary>The runtime raises the soft limit to the hard one when it starts.</summary>
    private static long Most()
    {
        const string Limits = "/proc/self/limits", Name = "Max open files";
        var line = File.Exists(Limits) ? File.ReadLines(Limits).FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal)) : null;
        var soft = line?[Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        return long.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : long.MaxValue;
    }
}
