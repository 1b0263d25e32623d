using System.Globalization;

namespace Regressor.WebApi.FunctionalTests.Fuzzing;

/// <summary>
/// Number of requests and files: few by default; many with REGRESSOR_FUZZ=full; REGRESSOR_FUZZ=N for N of each, and a quarter of that on PostgreSQL.
/// REGRESSOR_FUZZ_SEED=N repeats only the case of that seed, to reproduce a failure.
/// </summary>
internal static class FuzzCounts
{
    private static readonly string? Wanted = Environment.GetEnvironmentVariable("REGRESSOR_FUZZ");
    private static readonly string? Seed = Environment.GetEnvironmentVariable("REGRESSOR_FUZZ_SEED");

    public static IEnumerable<int> RequestSeeds(string provider) => Seeds(usual: 150, full: 20_000, provider);

    public static IEnumerable<int> FileSeeds(string provider) => Seeds(usual: 75, full: 5_000, provider);

    private static IEnumerable<int> Seeds(int usual, int full, string provider)
    {
        if (Seed is not null) return [int.Parse(Seed, CultureInfo.InvariantCulture)];
        var count = Wanted switch
        {
            null or "" => usual,
            "full" => full,
            _ => int.Parse(Wanted, CultureInfo.InvariantCulture),
        };

        // The databases hardly differ in what they reject.
        return Enumerable.Range(0, provider == "Sqlite" ? count : count / 4);
    }
}
