using System.Diagnostics;
using Regressor.WebApi.FunctionalTests.Support.Processes;
using Xunit.Abstractions;

namespace Regressor.WebApi.FunctionalTests.Resilience;

/// <summary>A restore that is killed at any moment has restored everything or nothing, and can be repeated.</summary>
[Collection(ServerProcess.RecoveryTests)]
[Trait("Category", "Resilience")]
public sealed class KilledRestoreTests(ITestOutputHelper output) : IDisposable
{
    private readonly TestStorage _source = new("Sqlite");
    private readonly Random _random = new(3);

    private string Backup => Path.Combine(_source.DataDirectory, "backup");

    public void Dispose() => _source.Dispose();

    [Fact]
    public async Task Killed_while_it_restores_it_restores_all_of_it_the_next_time()
    {
        using (var server = await ServerProcess.StartAsync(_source.Settings))
        {
            var line = await server.Client.CreateLineAsync(examples: 40);
            for (var model = 0; model < 8; model++) await server.Client.TrainAsync(line, new { epochs = 1, members = 2 });
            (await CommandProcess.RunAsync(_source.Settings, "backup", "--to", Backup)).Code.ShouldBe(0);
        }

        TimeSpan usual;
        using (var target = new TestStorage("Sqlite")) usual = await RestoreAsync(target, killAfter: null);
        var (refused, done) = (0, 0);
        for (var kill = 0; kill < Kills.Count; kill++)
        {
            using var target = new TestStorage("Sqlite");
            await RestoreAsync(target, killAfter: 1.2 * _random.NextDouble() * usual);
            var isDone = File.Exists(Path.Combine(target.DataDirectory, "regressor.db"));
            if (isDone)
            {
                done++;
            }
            else
            {
                var start = await CommandProcess.RunAsync([.. target.Settings, new("Urls", "http://127.0.0.1:0")]);
                start.Code.ShouldBe(1);
                start.Errors.ShouldContain("was interrupted");
                refused++;
                (await CommandProcess.RunAsync(target.Settings, "restore", "--from", Backup)).ShouldBe(new CommandProcess(0, "", ""));
            }

            target.CheckIntegrity();
            using var server = await ServerProcess.StartAsync(target.Settings);
            (await server.Client.CountAsync("/api/datasets/line")).ShouldBe(40);
            (await server.Client.Get("/api/datasets/line/models")).Json.GetProperty("total").GetInt32().ShouldBe(8);
            (await server.Client.AnsweringVersionAsync("/api/datasets/line")).ShouldBe(8);
            Directory.Exists(Path.Combine(target.DataDirectory, "restoring")).ShouldBeFalse();
        }

        output.WriteLine($"{Kills.Count} kills: {refused} restores were broken off, {done} were done");
    }

    /// <param name="target">Target of the restore.</param>
    /// <param name="killAfter">Delay of the kill after the first file appears; null to let the restore end.</param>
    /// <returns>Time that the restore took since then.</returns>
    private async Task<TimeSpan> RestoreAsync(TestStorage target, TimeSpan? killAfter)
    {
        string[] command = [typeof(Program).Assembly.Location, "restore", "--from", Backup, "--DataDirectory", target.DataDirectory, "--contentRoot", AppContext.BaseDirectory];
        using var restore = Process.Start(new ProcessStartInfo("dotnet", command) { RedirectStandardError = true })!;
        var folder = Path.Combine(target.DataDirectory, "restoring");
        SpinWait.SpinUntil(() => Directory.Exists(folder) || restore.HasExited, TimeSpan.FromMinutes(1)).ShouldBeTrue();
        var since = Stopwatch.StartNew();
        if (restore.HasExited) restore.ExitCode.ShouldBe(0, await restore.StandardError.ReadToEndAsync());
        if (killAfter is null)
        {
            SpinWait.SpinUntil(() => !Directory.Exists(folder), TimeSpan.FromMinutes(1)).ShouldBeTrue();
        }
        else
        {
            SpinWait.SpinUntil(() => since.Elapsed > killAfter);
            restore.Kill();
        }

        var worked = since.Elapsed;
        await restore.WaitForExitAsync();
        return worked;
    }
}
