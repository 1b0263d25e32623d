using System.Net.Http.Json;

namespace Regressor.WebApi.FunctionalTests.Security;

public sealed class SessionTests
{
    [Fact]
    public async Task A_browser_signs_in_writes_with_its_token_and_signs_out()
    {
        await using var server = new TestServer();
        var keys = await Keys.CreateAsync(server.Client);
        (await server.Client.Post("/api/session", new { key = "rgr_no" })).Status.ShouldBe(401);
        using var signedIn = await server.Client.PostAsync(new Uri("/api/session", UriKind.Relative), JsonContent.Create(new { key = keys.Write }));
        ((int)signedIn.StatusCode).ShouldBe(200);
        signedIn.Cookie("regressor").ShouldContain("httponly", Case.Insensitive);
        signedIn.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("samesite=strict", StringComparison.OrdinalIgnoreCase));

        (await server.Client.Get("/api/datasets")).Status.ShouldBe(200);
        var forged = await server.Client.Post("/api/datasets", new { name = "Forged" });
        forged.Status.ShouldBe(400);
        forged.ProblemType.ShouldBe("antiforgery");
        server.Client.TakeWriteToken(signedIn);
        await server.Client.CreateLineAsync();
        (await server.Client.Get("/api/keys")).Status.ShouldBe(403);

        (await server.Client.Delete("/api/session")).Status.ShouldBe(204);
        (await server.Client.Get("/api/datasets")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_revoked_keys_browser_is_out()
    {
        await using var server = new TestServer();
        var keys = await Keys.CreateAsync(server.Client);
        (await server.Client.Post("/api/session", new { key = keys.Predict })).Status.ShouldBe(200);
        (await server.Client.AskAsync(HttpMethod.Post, $"/api/keys/{Keys.IdOf(keys.Predict)}/revoke", keys.Admin)).ShouldBe(200);
        (await server.Client.Get("/api/datasets")).Status.ShouldBe(401);
    }
}
