using System.Text;
using Regressor.Application.Files;
using static Regressor.Infrastructure.IntegrationTests.Files.TableText;

namespace Regressor.Infrastructure.IntegrationTests.Files;

public class LargeTableTests
{
    private const int Megabyte = 1 << 20;

    [Theory]
    [InlineData("csv", "", "Line 1 is longer than 1 MB. It may contain a quote that is never closed.")]
    [InlineData("csv", "a,b\n\n", "Line 3 is longer than 1 MB. It may contain a quote that is never closed.")]
    [InlineData("csv", "a,b\n1,2\n3,\"", "Line 3 is longer than 1 MB. It may contain a quote that is never closed.")]
    [InlineData("jsonLines", "{\"x\": 1}\n\n", "Line 3 is longer than 1 MB.")]
    [InlineData("json", "[{\"x\": 1},\"", "Element 2 is longer than 1 MB.")]
    public void A_line_of_many_megabytes_is_refused_in_little_memory(string format, string beginning, string message)
    {
        using var content = new EndlessText(beginning, 200L * Megabyte);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<UnreadableFileException>(() => Formats.ByName(format)!.Open(content, new FormatHints()).Read(Schema([Numeric("b")]), false).Last())
            .Message.ShouldBe(message);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(20 * Megabyte);
    }

    [Fact]
    public void Memory_does_not_grow_with_the_file()
    {
        using var content = new EndlessText("a,y\n", 30L * Megabyte, "12.5,city\n");
        var file = Formats.Default.Open(content, new FormatHints());
        var before = GC.GetAllocatedBytesForCurrentThread();
        file.Read(Schema([Numeric("a"), Categorical("y")]), false).Count().ShouldBe(30 * Megabyte / 10);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(3 * Megabyte);
    }

    [Fact]
    public void A_record_of_nearly_a_megabyte_is_read()
    {
        var rows = Csv($"a,b\n1,2\n1,\"{new string('\n', 1_000_000)}\"\n3,4\n").Rows([Numeric("a"), Unknown("b")]);
        rows.Select(row => row.Line).ShouldBe([2, 3, 1_000_004]);
    }

    /// <summary>A beginning and then the same again and again, without holding it.</summary>
    private sealed class EndlessText(string beginning, long length, string repeated = "xxxxxxxx") : Stream
    {
        private readonly byte[] _repeated = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(repeated, 10_000)));

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => beginning.Length + length;

        public override long Position { get; set; }

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, Length - Position);
            var fromBeginning = (int)Math.Clamp(beginning.Length - Position, 0, count);
            Encoding.ASCII.GetBytes(beginning.AsSpan((int)Math.Min(Position, beginning.Length), fromBeginning), buffer);
            Position += fromBeginning;
            for (var written = fromBeginning; written < count;)
            {
                var part = _repeated.AsSpan((int)((Position - beginning.Length) % repeated.Length));
                part = part[..Math.Min(part.Length, count - written)];
                part.CopyTo(buffer[written..]);
                (written, Position) = (written + part.Length, Position + part.Length);
            }

            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }
    }
}
