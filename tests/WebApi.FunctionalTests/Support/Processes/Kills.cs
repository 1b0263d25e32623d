using System.Globalization;

namespace Regressor.WebApi.FunctionalTests.Support.Processes;

/// <summary>Kills servers and commands at random moments, REGRESSOR_KILLS times.</summary>
internal static class Kills
{
    public static int Count { get; } = int.Parse(Environment.GetEnvironmentVariable("REGRESSOR_KILLS") ?? "2", CultureInfo.InvariantCulture);

    /// <returns>Null where the server was killed before it answered.</returns>
    public static async Task<Answer?> UnlessKilledAsync(Task<Answer> request)
    {
        try
        {
            return await request;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            return null;
        }
    }
}
