using Regressor.Application;
using Regressor.Infrastructure;
using Regressor.Infrastructure.Jobs;
using Regressor.Infrastructure.Samples;
using Regressor.Infrastructure.Storage;
using Regressor.WebApi.Authentication;

namespace Regressor.WebApi.Hosting;

/// <summary>Finds misspelled settings: keys in the server's sections that nothing reads.</summary>
internal static class UnknownSettings
{
    private static readonly (string Section, Type Class)[] Sections =
    [
        (ImportOptions.Section, typeof(ImportOptions)),
        (DatasetOptions.Section, typeof(DatasetOptions)),
        (ServerLimits.Section, typeof(ServerLimits)),
        (ModelOptions.Section, typeof(ModelOptions)),
        (SampleOptions.Section, typeof(SampleOptions)),
        (SecurityOptions.Section, typeof(SecurityOptions)),
        (AuditLogOptions.Section, typeof(AuditLogOptions)),
        ($"{SecurityOptions.Section}:{nameof(SecurityOptions.Oidc)}", typeof(OpenIdConnectSettings)),
        (StorageOptions.Section, typeof(StorageOptions)),
        (TensorBoardOptions.Section, typeof(TensorBoardOptions)),
        (TrainingQueueOptions.Section, typeof(TrainingQueueOptions)),
    ];

    /// <returns>Each unknown setting, with the most similar known setting of its section.</returns>
    public static IEnumerable<(string Name, string Nearest)> In(IConfiguration configuration)
    {
        foreach (var section in Sections.GroupBy(known => known.Section, known => known.Class))
        {
            var known = section.SelectMany(settings => settings.GetProperties()).Where(property => property.CanWrite).Select(property => property.Name).ToList();
            foreach (var given in configuration.GetSection(section.Key).GetChildren())
            {
                if (known.Contains(given.Key, StringComparer.OrdinalIgnoreCase)) continue;
                yield return (given.Path, $"{section.Key}:{known.MinBy(name => Distance(name, given.Key))}");
            }
        }
    }

    /// <summary>Logs each unknown setting as a warning.</summary>
    public static void Report(IConfiguration configuration, ILogger logger)
    {
        foreach (var (name, nearest) in In(configuration))
            logger.LogWarning("The setting {Name} is unknown and has no effect. The nearest known setting is {Nearest}", name, nearest);
    }

    /// <summary>Computes the Levenshtein distance: the least number of characters to insert, delete or replace, regardless of case.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = diagonal + (char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
