using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;

namespace Regressor.Benchmarks.ServerSpeed;

/// <summary>Measures import and export of a large dataset on a running server, and the cost of reading it and adding to it.</summary>
internal static class Storage
{
    private const int SmallRows = 10_000;
    private const int Times = 3;
    private const string Types = "a REAL, b REAL, c REAL, d REAL, e REAL, f REAL, color TEXT, city TEXT, y REAL";

    /// <param name="rows">Number of rows of the large dataset: six numeric columns, two categorical ones, and the target.</param>
    /// <param name="postgres">Connection string of PostgreSQL; null for SQLite.</param>
    public static async Task RunAsync(int rows, string? postgres)
    {
        string[] settings = postgres is null ? [] : ["--Storage:Provider", "PostgreSql", "--Storage:ConnectionString", postgres];
        var folder = Directory.CreateTempSubdirectory("regressor-bench-");
        try
        {
            var (large, small) = (Path.Combine(folder.FullName, "large.csv"), Path.Combine(folder.FullName, "small.csv"));
            Write(large, rows);
            Write(small, SmallRows);
            using var server = await BenchServer.StartAsync(settings);
            Console.WriteLine(FormattableString.Invariant($"{(postgres is null ? "SQLite" : "PostgreSQL")}, {rows:N0} rows x 8 columns and the target, {new FileInfo(large).Length / 1e6:0} MB of CSV"));
            await ImportAsync(server, large, folder.FullName, postgres);
            await CreateAsync(server.Client, "small");
            await UploadAsync(server.Client, "small", small);
            await ListAsync(server.Client, rows);
            await ExportAsync(server);
            await AddOneByOneAsync(server.Client);
            await AddByManyAsync(server.Client);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task ImportAsync(BenchServer server, string csv, string folder, string? postgres)
    {
        List<double> bare = [], ours = [], growth = [];
        for (var time = 0; time < Times; time++)
        {
            bare.Add(postgres is null ? await BareSqliteAsync(csv, Path.Combine(folder, $"bare{time}.db")) : await BarePostgresAsync(csv, postgres));
            if (time > 0) (await server.Client.DeleteAsync(new Uri("/api/datasets/large?permanent=true", UriKind.Relative))).EnsureSuccessStatusCode();
            await CreateAsync(server.Client, "large");
            server.ForgetPeak();
            var before = server.Memory().Now;
            ours.Add(await SecondsAsync(() => UploadAsync(server.Client, "large", csv)));
            growth.Add(server.Memory().Peak - before);
        }

        Console.WriteLine(FormattableString.Invariant(
            $"import: {Median(ours):0.00} s; bare {(postgres is null ? "sqlite3 .import" : "psql \\copy")}: {Median(bare):0.00} s; ratio {Median(ours) / Median(bare):0.00}; memory grew by at most {growth.Max():0} MB"));
    }

    private static async Task ListAsync(HttpClient client, int rows)
    {
        (string Name, Func<int, string> Query)[] pages =
        [
            ("first page", _ => ""),
            ("middle page", count => $"?page={count / 100}"),
            ("last page", count => $"?page={count / 50}"),
            ("sorted by a number", _ => "?sort=b"),
            ("sorted by a number, middle page", count => $"?sort=b&page={count / 100}"),
            ("sorted by a category", _ => "?sort=city&descending=true"),
            ("filtered by a range", _ => "?where=b>70"),
            ("filtered by a range, sorted by another column", _ => "?where=b>70&sort=d"),
            ("filtered by two ranges and a category, sorted", _ => "?where=b>70&where=a<1&where=color=red&sort=d"),
            ("filtered by text, sorted", _ => "?where=city~9&sort=b"),
        ];
        Console.WriteLine(FormattableString.Invariant($"{"milliseconds, median and worst of 20, warm",-55}{SmallRows,18:N0} rows{rows,18:N0} rows    ratio   first time at {rows:N0}"));
        foreach (var (name, query) in pages)
        {
            var (small, _) = await AskAsync(client, "small", query(SmallRows));
            var (large, first) = await AskAsync(client, "large", query(rows));
            Console.WriteLine(FormattableString.Invariant(
                $"{name,-55}{small[small.Count / 2],14:0.0} /{small[^1],6:0.0}{large[large.Count / 2],16:0.0} /{large[^1],6:0.0}{large[large.Count / 2] / small[small.Count / 2],9:0.0}{first,12:0}"));
        }

        var (summary, once) = await AskAsync(client, "large", query: null);
        Console.WriteLine(FormattableString.Invariant($"{"the dataset with its columns' summary",-55}{"",22}{summary[summary.Count / 2],16:0.0} /{summary[^1],6:0.0}{"",9}{once,12:0}"));
    }

    private static async Task<(List<double> Warm, double First)> AskAsync(HttpClient client, string dataset, string? query)
    {
        var address = new Uri($"/api/datasets/{dataset}{(query is null ? "" : $"/examples{query}")}", UriKind.Relative);
        var first = await SecondsAsync(() => client.GetByteArrayAsync(address)) * 1000;
        List<double> warm = [];
        for (var i = 0; i < 20; i++) warm.Add(await SecondsAsync(() => client.GetByteArrayAsync(address)) * 1000);
        warm.Sort();
        return (warm, first);
    }

    private static async Task ExportAsync(BenchServer server)
    {
        List<double> speeds = [];
        server.ForgetPeak();
        var before = server.Memory().Now;
        for (var time = 0; time < Times; time++)
        {
            long bytes = 0;
            var seconds = await SecondsAsync(async () =>
            {
                await using var stream = await server.Client.GetStreamAsync(new Uri("/api/datasets/large/examples/export", UriKind.Relative));
                var buffer = new byte[1 << 16];
                for (int read; (read = await stream.ReadAsync(buffer)) > 0;) bytes += read;
            });
            speeds.Add(bytes / 1e6 / seconds);
        }

        Console.WriteLine(FormattableString.Invariant($"export: {Median(speeds):0.0} MB/s; memory grew by at most {server.Memory().Peak - before:0} MB"));
    }

    private static async Task AddOneByOneAsync(HttpClient client)
    {
        const int WarmUp = 1000, Measured = 4000;
        List<double> times = [];
        for (var i = 0; i < WarmUp + Measured; i++)
        {
            var time = await SecondsAsync(() => AddAsync(client, i)) * 1000;
            if (i >= WarmUp) times.Add(time);
        }

        times.Sort();
        Console.WriteLine(FormattableString.Invariant(
            $"adding one example: p50 {times[Measured / 2]:0.0} ms, p99 {times[Measured * 99 / 100]:0.0} ms, p99.9 {times[Measured * 999 / 1000]:0.0} ms, worst {times[^1]:0.0} ms"));
    }

    private static async Task AddByManyAsync(HttpClient client)
    {
        const int Clients = 16;
        var before = await CountAsync(client);
        var until = Stopwatch.GetTimestamp() + (10 * Stopwatch.Frequency);
        var added = await Task.WhenAll(Enumerable.Range(0, Clients).Select(async number =>
        {
            var count = 0;
            for (; Stopwatch.GetTimestamp() < until; count++) await AddAsync(client, (number * 1_000_000) + count);
            return count;
        }));
        var stored = await CountAsync(client) - before;
        Console.WriteLine(FormattableString.Invariant($"{Clients} clients adding: {added.Sum() / 10.0:0} examples a second; {added.Sum():N0} acknowledged, {stored:N0} stored"));
    }

    private static async Task AddAsync(HttpClient client, int number)
    {
        var x = new { a = number, b = number * 0.5, c = 1, d = 2, e = 3, f = 4, color = "red", city = "city1" };
        using var answer = await client.PostAsJsonAsync("/api/datasets/large/examples", new { x, y = number });
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<int> CountAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/datasets/large/examples?pageSize=1")).GetProperty("total").GetInt32();

    private static async Task CreateAsync(HttpClient client, string name)
    {
        var inputs = Types.Split(", ").SkipLast(1).Select(column => column.Split(' '))
            .Select(column => new { name = column[0], kind = column[1] == "TEXT" ? "categorical" : "numeric" });
        using var answer = await client.PostAsJsonAsync("/api/datasets", new { name, inputs, target = new { name = "y" } });
        answer.EnsureSuccessStatusCode();
    }

    private static async Task UploadAsync(HttpClient client, string dataset, string csv)
    {
        await using var file = File.OpenRead(csv);
        using var content = new StreamContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        using var answer = await client.PostAsync(new Uri($"/api/datasets/{dataset}/examples/import", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }

    private static Task<double> BareSqliteAsync(string csv, string database) =>
        SecondsAsync(() => RunAsync("sqlite3", [database, ".mode csv", $"CREATE TABLE t ({Types})", $".import --skip 1 {csv} t"]));

    private static async Task<double> BarePostgresAsync(string csv, string postgres)
    {
        var server = new NpgsqlConnectionStringBuilder(postgres);
        string[] psql = ["-q", "-h", server.Host!, "-p", server.Port.ToString(CultureInfo.InvariantCulture), "-U", server.Username!, "-d", server.Database!];
        await RunAsync("psql", [.. psql, "-c", $"DROP TABLE IF EXISTS bare; CREATE TABLE bare ({Types.Replace("REAL", "double precision", StringComparison.Ordinal)})"]);
        return await SecondsAsync(() => RunAsync("psql", [.. psql, "-c", $"\\copy bare from '{csv}' csv header"]));
    }

    private static async Task RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} failed.");
    }

    private static void Write(string csv, int rows)
    {
        var random = new Random(1);
        string[] colors = ["red", "green", "blue", "black"];
        using var file = new StreamWriter(csv);
        file.WriteLine("a,b,c,d,e,f,color,city,y");
        for (var row = 0; row < rows; row++)
        {
            var (a, b) = (Statistics.Normal(random), random.NextDouble() * 100);
            file.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{a},{b},{random.Next(51)},{Math.Round(random.NextDouble() * 1000, 2)},{-Math.Log(1 - random.NextDouble())},{Math.Round(50 + (10 * Statistics.Normal(random)), 3)},{colors[random.Next(4)]},city{random.Next(100)},{(2 * a) + (0.1 * b) + Statistics.Normal(random)}"));
        }
    }

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
