using System.Diagnostics;
using System.Net.Http.Headers;
using Regressor.Benchmarks.ServerSpeed;

namespace Regressor.Benchmarks.Hostile;

/// <summary>Sends a server files that are made to exhaust it, and measures its answers and its memory.</summary>
internal static class HostileFiles
{
    private const int MaxSeconds = 2, MaxMegabytes = 100;

    private static readonly (string Name, Func<byte[]> Create)[] Files =
    [
        ("CSV of 2 GB of commas in gzip", () => Archives.Gzip(Archives.Repeat(",,,,,,,\n", 2L << 30))),
        ("CSV of 2 GB in gzip, 200-fold", () => Archives.Gzip(Archives.Diluted(2L << 30))),
        ("CSV of 2 GB in zip", () => Archives.Zip(("data.csv", Archives.Repeat(",,,,,,,\n", 2L << 30)))),
        ("the same, declared as 1 kB", () => Archives.WithSize(Archives.Zip(("data.csv", Archives.Repeat("1,2,3,4\n", 2L << 30))), 1_024)),
        ("zip in a zip in a zip", () => Archives.Zip(("a.zip", [Archives.Zip(("b.zip", [Archives.Zip(("data.csv", Archives.Repeat("1,2\n", 2L << 30)))]))]))),
        ("sheet of 2 GB", () => HostileWorkbooks.Sheet(Archives.Repeat(HostileWorkbooks.Row, 2L << 30))),
        ("sheet of 2 GB, declared as 1 MB", () => Archives.WithSize(HostileWorkbooks.Sheet(Archives.Repeat(HostileWorkbooks.Row, 2L << 30)), 1 << 20)),
        ("sheet of 2 GB, 200-fold, declared as 1 MB", () => Archives.WithSize(HostileWorkbooks.Sheet(Archives.Diluted(2L << 30)), 1 << 20)),
        ("1 000 sheets that are one part of 15 MB", () => HostileWorkbooks.Sheets(1_000, Archives.Repeat("<row><c><v>1</v></c></row>", 15L << 20))),
        ("sheet of a million different tags", () => HostileWorkbooks.Sheet(Enumerable.Range(0, 1_000_000).Select(number => System.Text.Encoding.UTF8.GetBytes($"<tag-of-a-long-name-{number}/>")))),
        ("sheet nested a million deep", () => HostileWorkbooks.Sheet(Archives.Repeat("<row>", 5L << 20))),
        ("texts of 300 MB", () => HostileWorkbooks.Strings(Archives.Repeat($"<si><t>{new string('x', 30_000)}</t></si>", 300L << 20))),
        ("a text without end", () => HostileWorkbooks.Sheet(Archives.Repeat("<row><c t=\"inlineStr\"><is><t>x</t></is></c></row><row><c t=\"str\"><v>", 1).Concat(Archives.Repeat(new string('x', 1 << 16), 200L << 20)))),
        ("500 000 cells of one long text", () => HostileWorkbooks.LongText(500_000)),
        ("Parquet of 2^40 rows", () => new HostileParquet { Rows = 1L << 40 }.ToBytes()),
        ("Parquet of 2^31 - 1 rows in a group", () => new HostileParquet { Rows = int.MaxValue, Values = int.MaxValue, PageValues = int.MaxValue }.ToBytes()),
        ("Parquet of 30 million rows in 100 bytes", () => new HostileParquet { Rows = 30_000_000, Values = 30_000_000, PageValues = 30_000_000, IsDictionary = true }.ToBytes()),
        ("Parquet of 2 000 groups of 900 000 rows in 100 bytes", () => new HostileParquet { Rows = 900_000, Values = 900_000, PageValues = 900_000, IsDictionary = true, Groups = 2_000 }.ToBytes()),
        ("Parquet page of 2 GB", () => new HostileParquet { PageSize = int.MaxValue, Codec = 1 }.ToBytes()),
        ("Parquet page of 100 MB in 60 bytes", () => new HostileParquet { PageSize = 100 << 20, Codec = 1 }.ToBytes()),
        ("Parquet text of 2 GB", () => new HostileParquet { TextLength = int.MaxValue }.ToBytes()),
        ("Parquet text of negative length", () => new HostileParquet { TextLength = -5 }.ToBytes()),
        ("Parquet of 900 000 times one text of 1 MB", () => new HostileParquet { Rows = 900_000, Values = 900_000, PageValues = 900_000, IsDictionary = true, Text = new string('x', 1 << 20) }.ToBytes()),
        ("the same as bytes", () => new HostileParquet { Rows = 900_000, Values = 900_000, PageValues = 900_000, IsDictionary = true, Text = new string('x', 1 << 20), IsUtf8 = false }.ToBytes()),
        ("Parquet footer of lists in lists", () => HostileParquet.NestedFooter(1 << 20)),
    ];

    public static async Task RunAsync(string? filter)
    {
        using var server = await BenchServer.StartAsync();

        // The first file of each format loads its reader.
        foreach (var file in (byte[][])["a,b\n1,2\n2,3\n"u8.ToArray(), Archives.Gzip(Archives.Repeat("a,b\n1,2\n", 16)), HostileWorkbooks.Sheet(Archives.Repeat(HostileWorkbooks.Row, 1_000)), new HostileParquet().ToBytes()])
            await SendAsync(server.Client, file);
        var (failures, worst, most) = (0, 0.0, 0.0);
        foreach (var (name, create) in Files.Where(file => filter is null || file.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)))
        {
            var file = create();
            var before = server.Memory().Now;
            server.ForgetPeak();
            var started = Stopwatch.GetTimestamp();
            var answer = await SendAsync(server.Client, file);
            var (seconds, growth) = (Stopwatch.GetElapsedTime(started).TotalSeconds, server.Memory().Peak - before);
            var failed = seconds > MaxSeconds || growth > MaxMegabytes;
            if (failed) failures++;
            (worst, most) = (Math.Max(worst, seconds), Math.Max(most, growth));
            Console.WriteLine(FormattableString.Invariant($"{(failed ? "!" : " ")} {name,-55}{file.Length / 1e6,8:0.00} MB{seconds,8:0.00} s{growth,8:0} MB  {answer}"));
        }

        Console.WriteLine(FormattableString.Invariant($"{failures} beyond {MaxSeconds} s or {MaxMegabytes} MB; at most {worst:0.00} s and {most:0} MB"));
    }

    private static async Task<string> SendAsync(HttpClient client, byte[] file)
    {
        using var content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        using var answer = await client.PostAsync(new Uri("/api/datasets/import?dryRun=true", UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        return $"{(int)answer.StatusCode} {text[..Math.Min(text.Length, Environment.GetEnvironmentVariable("VERBOSE") is null ? 0 : 300)]}";
    }
}
