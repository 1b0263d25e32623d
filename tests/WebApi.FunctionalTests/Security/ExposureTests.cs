using Microsoft.Extensions.Configuration;
using Regressor.Application.Abstractions;
using Regressor.Domain.Security;
using Regressor.WebApi.Authentication;
using Regressor.WebApi.Authorization;
using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Security;

/// <summary>Tests the server as seen from other machines.</summary>
[Collection(ServerProcess.Tests)]
public sealed class ExposureTests : IDisposable
{
    private readonly TestStorage _storage = new("Sqlite");

    public void Dispose() => _storage.Dispose();

    [Theory]
    [InlineData("http://0.0.0.0:0", true)]
    [InlineData("http://[::]:0", true)]
    [InlineData("http://*:0", true)]
    [InlineData("http://regressor.example:80", true)]
    [InlineData("http://localhost:0;http://0.0.0.0:0", true)]
    [InlineData("http://localhost:5080", false)]
    [InlineData("http://127.0.0.1:0;https://[::1]:0", false)]
    public void An_address_beyond_this_machine_is_known(string urls, bool beyond) =>
        SecurityOptions.AnyBeyondLoopback(new ConfigurationBuilder().AddInMemoryCollection([new("Urls", urls)]).Build()).ShouldBe(beyond);

    [Theory]
    [InlineData("http_ports", "8080", null, true)]
    [InlineData("https_ports", "8443", null, true)]
    [InlineData("http_ports", "8080", "", true)]
    [InlineData("http_ports", "", "", false)]
    [InlineData("http_ports", "8080", "http://localhost:5080", false)]
    [InlineData("server.urls", "http://*:8080", null, true)]
    [InlineData("Kestrel:Endpoints:Page:Url", "http://*:8080", "http://localhost:5080", true)]
    [InlineData("Kestrel:Endpoints:Page:Url", "http://127.0.0.1:8080", "", false)]
    public void So_is_one_that_is_named_in_another_way(string setting, string value, string? urls, bool beyond) =>
        SecurityOptions.AnyBeyondLoopback(new ConfigurationBuilder().AddInMemoryCollection([new(setting, value), new("Urls", urls)]).Build()).ShouldBe(beyond);

    [Theory]
    [InlineData("ASPNETCORE_HTTP_PORTS")]
    [InlineData("DOTNET_HTTP_PORTS")]
    [InlineData("HTTP_PORTS")]
    [InlineData("ASPNETCORE_HTTPS_PORTS")]
    public async Task It_does_not_start_where_ports_alone_are_named(string variable)
    {
        var refused = await CommandProcess.RunInAsync(new() { [variable] = "5520" }, _storage.Settings, "--Urls=");
        refused.Code.ShouldBe(1);
        refused.Errors.ShouldContain("would listen on an address that other machines can reach");
    }

    [Fact]
    public void An_exposed_address_outside_the_known_settings_requires_a_key()
    {
        var access = new AnonymousAccessPolicy(new SecurityOptions(), new NoKeys());
        access.FindExposure(["http://127.0.0.1:5080", "http://[::1]:5080"]).ShouldBeNull();
        access.IsOpen.ShouldBeTrue();
        access.FindExposure(["http://127.0.0.1:5080", "http://[::]:5081"]).ShouldBe("http://[::]:5081");
        access.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task It_does_not_start_where_every_caller_could_do_everything()
    {
        var (code, _, errors) = await RunAsync("--Urls", "http://localhost:0;http://0.0.0.0:0");
        code.ShouldBe(1);
        errors.ShouldContain("keys create --name admin --scope admin");
        errors.ShouldContain("Security:AllowAnonymous=true");
    }

    [Theory]
    [InlineData("http://sso.example", "page", "Security:Oidc:Authority must be an address that begins with https://")]
    [InlineData("sso.example", "page", "Security:Oidc:Authority must be an address that begins with https://")]
    [InlineData("", "page", "Security:Oidc:Authority must be set")]
    [InlineData("https://sso.example", "", "Security:Oidc:Audience must be set")]
    public async Task It_does_not_start_with_a_provider_that_it_could_not_trust(string authority, string client, string why)
    {
        var (code, _, errors) = await RunAsync("--Urls", "http://localhost:0", "--Security:Oidc:Authority", authority, "--Security:Oidc:ClientId", client);
        code.ShouldBe(1);
        errors.ShouldContain(why);
    }

    [Fact]
    public async Task It_starts_with_a_key_and_requires_it()
    {
        var (code, key, _) = await RunAsync("keys", "create", "--name", "admin", "--scope", "admin");
        code.ShouldBe(0);
        using var server = await ServerProcess.StartAsync([.. _storage.Settings, new("Urls", "http://0.0.0.0:0")]);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{server.Client.BaseAddress!.Port}") };
        (await client.Get("/api/datasets")).Status.ShouldBe(401);
        client.Use(key.Trim());
        (await client.Get("/api/datasets")).Status.ShouldBe(200);

        // The command works on a running server too.
        (await RunAsync("keys", "create", "--name", "reader", "--scope", "predict")).Code.ShouldBe(0);
        var (_, list, _) = await RunAsync("keys", "list");
        list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        list.ShouldContain("reader");
    }

    [Fact]
    public async Task It_starts_without_authentication_if_configured()
    {
        using var server = await ServerProcess.StartAsync([.. _storage.Settings, new("Urls", "http://0.0.0.0:0"), new("Security:AllowAnonymous", "true")]);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{server.Client.BaseAddress!.Port}") };
        (await client.Get("/api/keys")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(1, "must have the scope admin", "keys", "create", "--name", "first", "--scope", "predict")]
    [InlineData(1, "Scope", "keys", "create", "--name", "first")]
    [InlineData(1, "none", "keys", "revoke", "--id", "none")]
    [InlineData(2, "keys create --name NAME", "keys")]
    public async Task An_impossible_command_reports_why(int expected, string why, params string[] command)
    {
        var (code, output, errors) = await RunAsync(command);
        code.ShouldBe(expected);
        output.ShouldBeEmpty();
        errors.ShouldContain(why);
    }

    [Fact]
    public async Task Commands_heed_their_own_options_only()
    {
        var settings = new Dictionary<string, string>(_storage.Settings);
        var environment = new Dictionary<string, string> { ["NAME"] = "my-laptop", ["DATASET"] = "line", ["TO"] = "elsewhere" };
        var created = await CommandProcess.RunInAsync(environment, settings, "keys", "create", "--name", "admin", "--scope", "admin");
        created.Code.ShouldBe(0, created.Errors);
        (await CommandProcess.RunInAsync(environment, settings, "keys", "create", "--scope", "admin")).Errors.ShouldContain("Name");
        (await CommandProcess.RunInAsync(environment, settings, "keys", "revoke", "--id", created.Output.Split('_')[1])).Errors.ShouldContain("last admin key");
        (await CommandProcess.RunInAsync(environment, settings, "backup")).ShouldBe(new CommandProcess(2, "", "backup --to FILE\n"));
    }

    private Task<CommandProcess> RunAsync(params string[] arguments) => CommandProcess.RunAsync(_storage.Settings, arguments);

    private sealed class NoKeys : IApiKeyCache
    {
        public bool IsEmpty => true;

        public ApiKey? Find(string id) => null;

        public Task TakeInAsync(ApiKey key) => Task.CompletedTask;

        public Task ForgetAsync(Guid datasetId) => Task.CompletedTask;

        public Task ReloadAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
