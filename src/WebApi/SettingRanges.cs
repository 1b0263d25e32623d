using System.Globalization;
using Regressor.Infrastructure;

namespace Regressor.WebApi;

/// <summary>The settings that are numbers: one out of its range is told at the start, not when it is first used.</summary>
internal static class SettingRanges
{
    private static readonly (string Name, double Least, double Most)[] Known =
    [
        ("DrainSeconds", 0, 86_400),
        ("Import:MaxBytes", 1, long.MaxValue),
        ("Limits:LongRequests", 1, int.MaxValue),
        ("Limits:RequestsPerSecond", 1, int.MaxValue),
        ("Limits:Rows", 1, int.MaxValue),
        ("Limits:StoredBytes", 0, long.MaxValue),
        ("Limits:Trainings", 0, int.MaxValue),
        ("Models:Keep", 0, int.MaxValue),
        ("Models:MaxBytes", 1, long.MaxValue),
        ("Models:MemoryBytes", 0, long.MaxValue),
        ("Training:KeepLogs", 0, int.MaxValue),
        ("Training:MaxConcurrent", 1, 1_000),
    ];

    /// <exception cref="RefusalException">One is out of its range.</exception>
    public static void Check(IConfiguration configuration)
    {
        foreach (var (name, least, most) in Known)
        {
            // What is no number at all is told where it is read.
            if (!double.TryParse(configuration[name], CultureInfo.InvariantCulture, out var value) || (value >= least && value <= most)) continue;
            throw new RefusalException(string.Create(CultureInfo.InvariantCulture, $"The setting {name} must be a number from {least} to {most:0}, not '{configuration[name]}'."));
        }
    }
}
