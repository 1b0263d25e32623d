using System.Globalization;

namespace Regressor.WebApi.Hosting;

/// <summary>What the operating system lets the process have open. Without a descriptor left, the runtime itself ends.</summary>
internal static class OpenFiles
{
    private const int Enough = 10_000;

    /// <summary>Each connection takes a descriptor; as many are left for files, the database, and the runtime's own.</summary>
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
