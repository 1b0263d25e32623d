using Regressor.Domain.Security;
using Regressor.WebApi.Authentication;
using Regressor.WebApi.Authorization;

namespace Regressor.WebApi.FunctionalTests.Security;

/// <summary>Calls every operation of the server without a key and with each kind of key.</summary>
public sealed class AccessMatrixTests
{
    private static readonly string[] Open = ["getSession", "signIn", "signInByProvider", "signOut"];

    [Fact]
    public async Task Every_operation_requires_its_scope()
    {
        await using var server = Server();
        var keys = await Keys.CreateAsync(server.Client);
        var operations = await Operation.AllAsync(server.Client);

        // The table and the server have the same operations.
        operations.Select(operation => operation.Id).Except(Open).Order().ShouldBe(RequiredScopes.ByOperation.Keys.Order());
        foreach (var operation in operations.ExceptBy(Open, operation => operation.Id))
        {
            (await operation.AskAsync(server.Client, key: null)).ShouldBe(401, operation.Id);
            foreach (var (scope, key) in new[] { (AccessScope.Predict, keys.Predict), (AccessScope.Write, keys.Write), (AccessScope.Admin, keys.Admin) })
            {
                var status = await operation.AskAsync(server.Client, key);
                if (scope < RequiredScopes.ByOperation[operation.Id]) status.ShouldBe(403, $"{operation.Id} with {scope}");
                else status.ShouldNotBeOneOf(401, 403, 500);
            }
        }
    }

    [Fact]
    public async Task A_key_for_one_dataset_gives_access_to_no_other()
    {
        await using var server = Server();
        await server.Client.CreateLineAsync(examples: 2);
        await server.Client.CreateLineAsync("Other", examples: 2);
        var keys = await Keys.CreateAsync(server.Client);
        server.Client.Use(keys.Admin);
        var created = await server.Client.Post("/api/keys", new { name = "line only", scope = "write", dataset = "line" });
        var key = created.Json.GetProperty("text").GetString()!;
        server.Client.Use(null);

        // The dataset is deleted last, together with its key.
        var operations = (await Operation.AllAsync(server.Client)).ExceptBy(Open, operation => operation.Id).OrderBy(operation => operation.Id == "deleteDataset");
        foreach (var operation in operations)
        {
            var isFor = RequiredScopes.ByOperation[operation.Id] <= AccessScope.Write && !RequiredScopes.BeyondItsDataset.Contains(operation.Id) && (operation.IsOfDataset || RequiredScopes.OfNoDataset.Contains(operation.Id));
            var status = await operation.AskAsync(server.Client, key, "line");
            if (isFor) status.ShouldNotBeOneOf(401, 403, 500);
            else status.ShouldBe(403, operation.Id);
            if (operation.IsOfDataset && operation.Id != "deleteDataset") (await operation.AskAsync(server.Client, key, "other")).ShouldBe(403, operation.Id);
        }

        server.Client.Use(keys.Admin);
        (await server.Client.CountAsync("/api/datasets/other")).ShouldBe(2);
        (await server.Client.Get("/api/datasets")).Json.GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("other")]
    [InlineData("OTHER")]
    [InlineData("line%2f..%2fother")]
    [InlineData("line/../other")]
    [InlineData("other?dataset=line")]
    public async Task Nor_does_it_by_another_spelling(string dataset)
    {
        await using var server = Server();
        await server.Client.CreateLineAsync();
        await server.Client.CreateLineAsync("Other");
        server.Client.Use((await Keys.CreateAsync(server.Client)).Admin);
        var key = (await server.Client.Post("/api/keys", new { name = "line only", scope = "write", dataset = "line" })).Json.GetProperty("text").GetString()!;
        server.Client.Use(key);
        (await server.Client.Get($"/api/datasets/{dataset}")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Whoever_tries_out_a_keys_secret_at_the_sign_in_has_to_wait_as_well()
    {
        await using var server = Server();
        var keys = await Keys.CreateAsync(server.Client);
        var guess = $"rgr_{keys.Predict.Split('_')[1]}_{new string('0', 64)}";
        var tried = new List<Answer>();
        for (var i = 0; i < ApiKeyVerifier.Tries + 1; i++) tried.Add(await server.Client.Post("/api/session", new { key = guess }));
        tried.Select(answer => answer.Status).ShouldBe([.. Enumerable.Repeat(401, ApiKeyVerifier.Tries), 429]);
        tried[^1].ProblemType.ShouldBe("too-many-wrong-keys");

        // Even the right key is rejected, in both headers.
        (await server.Client.Post("/api/session", new { key = keys.Predict })).Status.ShouldBe(429);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/datasets");
        request.Headers.Add("X-Api-Key", keys.Predict);
        using var refused = await server.Client.SendAsync(request);
        ((int)refused.StatusCode).ShouldBe(429);
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    private static TestServer Server() => new(settings: new() { ["NoOp"] = "true" });
}
