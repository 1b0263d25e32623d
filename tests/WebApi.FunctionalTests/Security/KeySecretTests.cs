using Regressor.WebApi.Authentication;

namespace Regressor.WebApi.FunctionalTests.Security;

public sealed class KeySecretTests
{
    [Fact]
    public async Task No_list_and_no_database_contains_a_keys_secret()
    {
        await using var server = new TestServer();
        var keys = await Keys.CreateAsync(server.Client);
        server.Client.Use(keys.Admin);
        var secret = keys.Admin.Split('_')[2];
        (await server.Client.Get("/api/keys")).Body.ShouldNotContain(secret);
        (await server.Client.PostWithKey("/api/keys", new { name = "kept", scope = "predict" }, "once")).Status.ShouldBe(200);
        var again = await server.Client.PostWithKey("/api/keys", new { name = "kept", scope = "predict" }, "once");
        again.IsReplayed.ShouldBeFalse();
        await server.StopAsync();
        var stored = Directory.GetFiles(server.DataDirectory, "regressor.db*").Select(File.ReadAllText).ToList();
        stored.ShouldNotBeEmpty();
        stored.ShouldAllBe(text => !text.Contains(secret, StringComparison.Ordinal) && !text.Contains(again.Json.GetProperty("text").GetString()!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_tries_out_a_keys_secret_has_to_wait_and_others_do_not()
    {
        await using var server = new TestServer();
        var keys = await Keys.CreateAsync(server.Client);
        var guess = $"rgr_{Keys.IdOf(keys.Predict)}_{new string('0', 64)}";
        List<int> answers = [];
        for (var i = 0; i < ApiKeyVerifier.Tries + 5; i++) answers.Add(await server.Client.AskAsync(HttpMethod.Get, "/api/datasets", guess));
        answers[0].ShouldBe(401);
        answers[^1].ShouldBe(429);

        // Even the right key is not checked now; those of other callers are.
        (await server.Client.AskAsync(HttpMethod.Get, "/api/datasets", keys.Predict)).ShouldBe(429);
        (await server.Client.AskAsync(HttpMethod.Get, "/api/datasets", keys.Write)).ShouldBe(200);
    }

    [Fact]
    public async Task A_missing_key_is_answered_with_how_to_send_one()
    {
        await using var server = new TestServer();
        await Keys.CreateAsync(server.Client);
        using var refused = await server.Client.GetAsync(new Uri("/api/datasets", UriKind.Relative));
        ((int)refused.StatusCode).ShouldBe(401);
        refused.Headers.WwwAuthenticate.Single().Scheme.ShouldBe("Bearer");
    }

    [Theory]
    [InlineData("rgr_")]
    [InlineData("rgr_000000000000_0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("rgr_../../etc_x")]
    [InlineData("rgr_ _ ")]
    public async Task A_malformed_key_is_refused(string text)
    {
        await using var server = new TestServer();
        await Keys.CreateAsync(server.Client);
        (await server.Client.AskAsync(HttpMethod.Get, "/api/datasets", text)).ShouldBe(401);
    }
}
