using System.Globalization;
using System.Reflection;
using Xunit.Sdk;

namespace Regressor.WebApi.FunctionalTests.Support.Processes;

/// <summary>Kills servers and commands at random moments, REGRESSOR_KILLS times.</summary>
internal static class Kills
{
    public static int Count { get; } = int.Parse(Environment.GetEnvironmentVariable("REGRESSOR_KILLS") ?? "1", CultureInfo.InvariantCulture);

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

/// <summary>Runs a test on one storage or, where kills are repeated, on both.</summary>
/// <param name="provider">The storage of an ordinary run.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KilledOnAttribute(string provider) : DataAttribute
{
    private static readonly string[] Both = ["Sqlite", "PostgreSql"];

    public string Provider => provider;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => Both.Where(each => Kills.Count > 1 || each == provider).Select(each => new object[] { each });
}
