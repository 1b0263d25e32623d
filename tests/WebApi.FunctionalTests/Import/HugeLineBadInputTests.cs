using System.Net;
using System.Text;
using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Import;

[Collection(ServerProcess.Tests)]
public sealed class HugeLineBadInputTests
{
    private const long Length = 200 << 20;
    private const long FarLess = 100 << 20;

    [Fact]
    public async Task A_line_of_200_MB_is_refused_without_being_kept_in_memory()
    {
        using var storage = new TestStorage("Sqlite");
        using var server = await ServerProcess.StartAsync(storage.Settings);
        var line = await server.Client.CreateLineAsync(examples: 1);
        (await server.Client.PostCsv($"{line}/examples/import", "x,y\n1,\n")).Status.ShouldBe(400);
        foreach (var path in new[] { "/api/datasets/import?name=Bad&target=y", $"{line}/examples/import" })
        {
            var before = server.PeakMemory;
            var refused = await server.Client.PostContent(path, new EndlessLine(), "text/csv");
            refused.Status.ShouldBe(400, refused.Body);
            refused.ProblemType.ShouldBe("unreadable-file");
            refused.Detail.ShouldContain("Line 2 is longer than 1 MB");
            (server.PeakMemory - before).ShouldBeLessThan(FarLess);
        }

        (await server.Client.CountAsync(line)).ShouldBe(1);
        (await server.Client.Get("/api/datasets")).Json.GetProperty("total").GetInt32().ShouldBe(1);
        Directory.GetFiles(Path.Combine(storage.DataDirectory, "uploads")).ShouldBeEmpty();
    }

    /// <summary>A header and one long line, made as it is sent.</summary>
    private sealed class EndlessLine : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var part = Encoding.ASCII.GetBytes(new string('1', 1 << 16));
            await stream.WriteAsync("x,y\n1,"u8.ToArray());
            for (var sent = 0L; sent < Length; sent += part.Length) await stream.WriteAsync(part);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
