using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Regressor.WebApi.FunctionalTests.Support;

/// <summary>The whole application over a storage of its own; it can be stopped and started again on the same one.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly TestStorage _storage;
    private readonly bool _sample;
    private WebApplicationFactory<Program> _factory;

    /// <param name="provider">Of the storage.</param>
    /// <param name="sample">Whether the sample is loaded at the start.</param>
    /// <param name="settings">Others.</param>
    public TestServer(string provider = "Sqlite", bool sample = false, Dictionary<string, string>? settings = null)
    {
        _storage = new TestStorage(provider);
        foreach (var (key, value) in settings ?? []) _storage.Settings[key] = value;
        _sample = sample;
        _factory = Start();
        Client = _factory.CreateClient();
    }

    public string DataDirectory => _storage.DataDirectory;

    /// <summary>To its database, beside it.</summary>
    public System.Data.Common.DbConnection Connect() => _storage.Connect();

    /// <summary>Large requests that are still being handled, as files.</summary>
    public string[] Uploads => Directory.GetFiles(Path.Combine(DataDirectory, "uploads"));

    public HttpClient Client { get; private set; }

    /// <summary>Has cookies of its own, and goes nowhere that it is not told to.</summary>
    public HttpClient NewBrowser() => _factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>Has it handle a request that a client could not make, such as one from elsewhere.</summary>
    public async Task<Answer> SendAsync(Action<HttpContext> request)
    {
        var answer = (await _factory.Server.SendAsync(request)).Response;
        using var body = new StreamReader(answer.Body);
        return new Answer(answer.StatusCode, answer.ContentType?.Split(';')[0], null, await body.ReadToEndAsync(), IsReplayed: false);
    }

    /// <summary>What the server has sealed in a browser's cookie, 'name=value; …'.</summary>
    public AuthenticationTicket TicketIn(string cookie) => _factory.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
        .Get(CookieAuthenticationDefaults.AuthenticationScheme).TicketDataFormat.Unprotect(cookie.Split('=', ';')[1])!;

    /// <param name="settings">That it starts with besides those it has.</param>
    public async Task RestartAsync(Dictionary<string, string>? settings = null)
    {
        await StopAsync();
        foreach (var (key, value) in settings ?? []) _storage.Settings[key] = value;
        _factory = Start();
        Client = _factory.CreateClient();
    }

    /// <summary>Has it do what it does by itself at its own times.</summary>
    public async Task SendAsync(IRequest request)
    {
        await using var scope = _factory.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ISender>().Send(request);
    }

    /// <summary>Ends the process in an orderly way, as Ctrl+C does.</summary>
    public async Task StopAsync()
    {
        Client.Dispose();
        await _factory.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _storage.Dispose();
    }

    private WebApplicationFactory<Program> Start() => new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
    {
        foreach (var (key, value) in _storage.Settings) host.UseSetting(key, value);
        host.UseSetting("Samples:Load", _sample ? "true" : "false");
        host.UseSetting("Logging:LogLevel:Default", "Critical");
    });
}
