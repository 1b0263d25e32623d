using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Regressor.WebApi.FunctionalTests.Support;

/// <summary>The whole application on a separate storage; it can be stopped and restarted on the same one.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly TestStorage _storage;
    private readonly bool _sample;
    private WebApplicationFactory<Program> _factory;

    /// <param name="provider">Storage provider.</param>
    /// <param name="sample">True to load the sample at the start.</param>
    /// <param name="settings">Further settings.</param>
    public TestServer(string provider = "Sqlite", bool sample = false, Dictionary<string, string>? settings = null)
    {
        _storage = new TestStorage(provider);
        foreach (var (key, value) in settings ?? []) _storage.Settings[key] = value;
        _sample = sample;
        _factory = Start();
        Client = _factory.CreateClient();
    }

    public string DataDirectory => _storage.DataDirectory;

    /// <summary>Creates a direct connection to its database.</summary>
    public System.Data.Common.DbConnection Connect() => _storage.Connect();

    /// <summary>Files of buffered large requests.</summary>
    public string[] Uploads => Directory.GetFiles(Path.Combine(DataDirectory, "uploads"));

    public HttpClient Client { get; private set; }

    /// <summary>A client with its own cookies, which does not follow redirects.</summary>
    public HttpClient NewBrowser() => _factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>Sends a request that no client could send, such as one from another machine.</summary>
    public async Task<Answer> SendAsync(Action<HttpContext> request)
    {
        var answer = (await _factory.Server.SendAsync(request)).Response;
        using var body = new StreamReader(answer.Body);
        return new Answer(answer.StatusCode, answer.ContentType?.Split(';')[0], null, await body.ReadToEndAsync(), IsReplayed: false);
    }

    /// <summary>Decrypts the content of a browser's cookie, 'name=value; …'.</summary>
    public AuthenticationTicket TicketIn(string cookie) => _factory.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
        .Get(CookieAuthenticationDefaults.AuthenticationScheme).TicketDataFormat.Unprotect(cookie.Split('=', ';')[1])!;

    /// <param name="settings">Additional settings for the start.</param>
    public async Task RestartAsync(Dictionary<string, string>? settings = null)
    {
        await StopAsync();
        foreach (var (key, value) in settings ?? []) _storage.Settings[key] = value;
        _factory = Start();
        Client = _factory.CreateClient();
    }

    /// <summary>Runs the periodic jobs immediately.</summary>
    public async Task SendAsync(IRequest request)
    {
        await using var scope = _factory.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ISender>().Send(request);
    }

    /// <summary>Stops the server gracefully, like Ctrl+C.</summary>
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
