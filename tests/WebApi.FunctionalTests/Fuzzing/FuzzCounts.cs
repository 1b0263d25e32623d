using System.Globalization;

namespace Regressor.WebApi.FunctionalTests.Fuzzing;

/// <summary>
/// How much is tried: a little on every run; all of it with REGRESSOR_FUZZ=full; as many requests and files as REGRESSOR_FUZZ says, and a quarter of that on PostgreSQL; and
/// with REGRESSOR_FUZZ_SEED only what that number makes, to see once more what failed.
/// </summary>
internal static class FuzzCounts
{
    private static readonly string? Wanted = Environment.GetEnvironmentVariable("REGRESSOR_FUZZ");
    private static readonly string? Seed = Environment.GetEnvironmentVariable("REGRESSOR_FUZZ_SEED");

    public static IEnumerable<int> RequestSeeds(string provider) => Seeds(usual: 400, full: 20_000, provider);

    public static IEnumerable<int> FileSeeds(string provider) => Seeds(usual: 240, full: 5_000, provider);

    private static IEnumerable<int> Seeds(int usual, int full, string provider)
    {
        if (Seed is not null) return [int.Parse(Seed, CultureInfo.InvariantCulture)];
        var count = Wanted switch
        {
            null or "" => usual,
            "full" => full,
            _ => int.Parse(Wanted, CultureInfo.InvariantCulture),
        };

        // The databases differ little in what they refuse.
        return Enumerable.Range(0, provider == "Sqlite" ? count : count / 4);
    }
}
