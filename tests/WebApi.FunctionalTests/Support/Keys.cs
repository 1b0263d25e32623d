using System.Net.Http.Headers;

namespace Regressor.WebApi.FunctionalTests.Support;

/// <summary>One key per scope, as text; the server has no others.</summary>
internal sealed record Keys(string Admin, string Write, string Predict)
{
    public static async Task<Keys> CreateAsync(HttpClient client)
    {
        var admin = await CreateAsync(client, "admin");
        client.Use(admin);
        var keys = new Keys(admin, await CreateAsync(client, "write"), await CreateAsync(client, "predict"));
        client.Use(null);
        return keys;
    }

    public static string IdOf(string key) => key.Split('_')[1];

    private static async Task<string> CreateAsync(HttpClient client, string scope)
    {
        var created = await client.Post("/api/keys", new { name = scope, scope });
        created.Status.ShouldBe(200, created.Body);
        return created.Json.GetProperty("text").GetString()!;
    }
}

internal static class KeyCalls
{
    /// <summary>Sends a key with every request from now on; null for none.</summary>
    public static void Use(this HttpClient client, string? key) =>
        client.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);

    /// <returns>The HTTP status.</returns>
    public static async Task<int> AskAsync(this HttpClient client, HttpMethod method, string path, string? key, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (method != HttpMethod.Get) request.Content = new StringContent("{}", System.Text.Encoding.UTF8, type);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return (int)answer.StatusCode;
    }
}
