using System.Net;
using System.Net.Sockets;
using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Hosting;

/// <summary>A server or command that cannot run reports one message, which names the setting or the file, and an exit code.</summary>
[Collection(ServerProcess.Tests)]
public sealed class RefusedStartTests : IDisposable
{
    private readonly TestStorage _storage = new("Sqlite");

    private string Database => Path.Combine(_storage.DataDirectory, "regressor.db");

    public void Dispose() => _storage.Dispose();

    [Theory]
    [InlineData("Limits:Rows", "abc", "The setting Limits:Rows must be a whole number, not 'abc'.")]
    [InlineData("Limits:StoredBytes", "1GB", "The setting Limits:StoredBytes must be a whole number, not '1GB'.")]
    [InlineData("Limits:RequestsPerSecond", "0", "The setting Limits:RequestsPerSecond must be a number from 1 to")]
    [InlineData("Training:Threads", "0", "The setting Training:Threads must be a number from 1 to 1000, not '0'.")]
    [InlineData("Training:MaxConcurrent", "0", "The setting Training:MaxConcurrent must be a number from 1 to 1000, not '0'.")]
    [InlineData("DrainSeconds", "-1", "The setting DrainSeconds must be a number from 0 to 86400, not '-1'.")]
    [InlineData("DrainSeconds", "soon", "The setting DrainSeconds must be a number, not 'soon'.")]
    [InlineData("Security:AllowAnonymous", "perhaps", "The setting Security:AllowAnonymous must be true or false, not 'perhaps'.")]
    [InlineData("Storage:Provider", "Oracle", "The setting Storage:Provider must be one of Sqlite, PostgreSql, InMemory, not 'Oracle'.")]
    [InlineData("Storage:Provider", "7", "Storage:Provider must be Sqlite, InMemory or PostgreSql, not '7'.")]
    [InlineData("Storage:Provider", "PostgreSql", "Storage:ConnectionString must be set")]
    [InlineData("Role", "Cook", "The setting Role must be one of All, Api, Worker, not 'Cook'.")]
    [InlineData("Role", "Worker", "Role must be All, not Worker")]
    [InlineData("TensorBoard:Url", "board", "The setting TensorBoard:Url must be an address")]
    [InlineData("Urls", "nonsense", "Invalid url: 'nonsense'. Urls must contain")]
    [InlineData("Urls", "http://127.0.0.1:80443", "The port of an address in Urls must be a number from 0 to 65535.")]
    [InlineData("Urls", "http://127.0.0.1:0/base", "path base")]
    [InlineData("Urls", "ftp://127.0.0.1:0", "Unrecognized scheme in server address 'ftp://127.0.0.1:0'")]
    [InlineData("Urls", "https://127.0.0.1:0", "No server certificate was specified")]
    [InlineData("DataDirectory", "/dev/null", "The data directory '/dev/null' cannot be used: It is a file. Set DataDirectory")]
    [InlineData("DataDirectory", "/dev/null/data", "The data directory '/dev/null/data' cannot be used")]
    [InlineData("DataDirectory", "/proc/data", "The data directory '/proc/data' cannot be used")]
    public Task A_setting_that_cannot_be_used_is_named(string name, string value, string why) => ShouldRefuseAsync(why, [new(name, value)]);

    [Theory]
    [InlineData("Host=127.0.0.1;Nonsense=1", "Storage:ConnectionString cannot be read")]
    [InlineData("nonsense", "Storage:ConnectionString cannot be read")]
    [InlineData("Host=127.0.0.1;Port=1;Password=secret", "The database cannot be reached: Failed to connect to 127.0.0.1:1: Connection refused.")]
    public async Task An_unreachable_database_is_reported_without_its_password(string connection, string why)
    {
        KeyValuePair<string, string>[] settings = [new("Storage:Provider", "PostgreSql"), new("Storage:ConnectionString", connection)];
        (await ShouldRefuseAsync(why, settings)).ShouldNotContain("secret");
        await ShouldRefuseAsync(why, settings, "keys", "list");
    }

    [Fact]
    public async Task A_refused_database_login_is_reported()
    {
        using var postgres = new TestStorage("PostgreSql");
        await ShouldRefuseAsync("of Storage:ConnectionString: role \"nobody\" does not exist", [.. postgres.Settings, new("Storage:ConnectionString", $"{postgres.Settings["Storage:ConnectionString"]};Username=nobody")]);
    }

    [Fact]
    public async Task A_port_in_use_is_reported()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://{taken.LocalEndpoint}";
        await ShouldRefuseAsync($"Failed to bind to address {address}: address already in use. Stop the program that uses the address, or set Urls", [new("Urls", address)]);
    }

    [Theory]
    [InlineData("this is no database, but a text that goes on for longer than the head of one, which has a hundred bytes", "is damaged or is not a database")]
    [InlineData(null, "cannot be opened")]
    public async Task A_database_file_that_is_none_is_named(string? content, string why)
    {
        if (content is null) Directory.CreateDirectory(Database);
        else await File.WriteAllTextAsync(Database, content);
        (await ShouldRefuseAsync(why)).ShouldContain(Database);
        (await ShouldRefuseAsync(why, [], "keys", "create", "--name", "admin", "--scope", "admin")).ShouldContain(Database);
    }

    [Fact]
    public async Task A_damaged_database_is_reported()
    {
        using (var server = await ServerProcess.StartAsync(_storage.Settings)) await server.Client.CreateLineAsync();
        foreach (var log in Directory.GetFiles(_storage.DataDirectory, "regressor.db-*")) File.Delete(log);
        var bytes = await File.ReadAllBytesAsync(Database);
        Array.Fill(bytes, (byte)0xA5, 100, bytes.Length - 100);
        await File.WriteAllBytesAsync(Database, bytes);
        (await ShouldRefuseAsync("is damaged or is not a database")).ShouldContain(Database);
    }

    [Fact]
    public async Task A_read_only_data_directory_is_not_reported_as_in_use()
    {
        // A folder in place of the lock file.
        Directory.CreateDirectory(Path.Combine(_storage.DataDirectory, "lock"));
        var told = await ShouldRefuseAsync($"The data directory '{_storage.DataDirectory}' cannot be used");
        told.ShouldNotContain("Another Regressor");
    }

    [Fact]
    public async Task A_file_of_settings_that_is_damaged_is_named()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_storage.DataDirectory, "content")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "appsettings.json"), "{\"Urls\": ");
        var told = await ShouldRefuseAsync("Failed to load configuration from file", [new("contentRoot", folder)]);
        told.ShouldContain(Path.Combine(folder, "appsettings.json"));
    }

    [Fact]
    public async Task All_details_are_logged_if_the_setting_requests_them()
    {
        var refused = await CommandProcess.RunAsync([.. _storage.Settings, new("Limits:Rows", "abc"), new("Logging:LogLevel:Default", "Debug")]);
        refused.Code.ShouldBe(1);
        refused.Errors.ShouldStartWith("The setting Limits:Rows must be a whole number, not 'abc'.\n");
        refused.Errors.ShouldContain("   at ");
    }

    private async Task<string> ShouldRefuseAsync(string why, KeyValuePair<string, string>[]? settings = null, params string[] command)
    {
        KeyValuePair<string, string>[] all = [new("Urls", "http://127.0.0.1:0"), new("Samples:Load", "false"), .. _storage.Settings, .. settings ?? []];
        var refused = await CommandProcess.RunAsync(all, command);
        refused.Code.ShouldBe(1, refused.Errors);
        refused.Errors.ShouldContain(why);
        foreach (var text in new[] { refused.Errors, refused.Output })
        {
            text.ShouldNotContain("Unhandled exception");
            text.ShouldNotContain("   at ");
        }

        refused.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeLessThan(4, refused.Errors);
        return refused.Errors;
    }
}
