using System.Text;
using Regressor.Application.Files;
using Regressor.Benchmarks.Hostile;
using Regressor.Infrastructure.Files.Archives;
using Regressor.Infrastructure.Files.Formats.Parquet;
using Regressor.Infrastructure.Files.Formats.Xlsx;

namespace Regressor.Infrastructure.IntegrationTests.Files;

/// <summary>Small files that claim much. The benchmark "hostile" measures what they cost a server.</summary>
public class HostileFileTests
{
    [Fact]
    public void Sheets_that_are_one_part_are_decompressed_too_often() =>
        Refused(new XlsxFormat(), HostileWorkbooks.Sheets(1_000, Archives.Repeat(HostileWorkbooks.Row, 2 << 20))).ShouldContain("larger than 1024 MB");

    [Fact]
    public void A_sheet_that_is_longer_than_declared_is_not_cut_off() =>
        Refused(new XlsxFormat(), Archives.WithSize(HostileWorkbooks.Sheet(Archives.Repeat(HostileWorkbooks.Row, 2 << 20)), 1_000)).ShouldContain("damaged");

    [Fact]
    public void A_sheet_has_few_different_tags() =>
        Refused(new XlsxFormat(), HostileWorkbooks.Sheet(Enumerable.Range(0, 11_000).Select(number => Encoding.UTF8.GetBytes($"<tag-{number}/>")))).ShouldContain("10000 names");

    [Fact]
    public void Cells_of_one_long_text_count_with_its_length()
    {
        Refused(new XlsxFormat(), HostileWorkbooks.LongText(10_000)).ShouldContain("more than 250 times");
        new XlsxFormat().Open(new MemoryStream(HostileWorkbooks.LongText(100)), new FormatHints()).Rows.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rows_of_one_long_text_count_with_its_length(bool isUtf8) => Refused(
        new ParquetFormat(),
        new HostileParquet { Rows = 1_000, Values = 1_000, PageValues = 1_000, IsDictionary = true, IsUtf8 = isUtf8, Text = new string('x', 50_000) }.ToBytes()).ShouldContain("more than 250 times");

    [Fact]
    public void Many_groups_of_few_bytes_are_damaged() => Refused(
        new ParquetFormat(), new HostileParquet { Rows = 900_000, Values = 900_000, PageValues = 900_000, IsDictionary = true, Groups = 100 }.ToBytes()).ShouldContain("damaged");

    [Fact]
    public void The_same_file_without_a_lie_is_read() =>
        new ParquetFormat().Open(new MemoryStream(new HostileParquet { Rows = 500, Values = 500, PageValues = 500, IsDictionary = true, Groups = 3 }.ToBytes()), new FormatHints()).Rows.ShouldBe(1_500);

    [Fact]
    public void A_gzip_file_that_declares_too_much_is_refused_before_it_is_decompressed() =>
        Should.Throw<UnreadableFileException>(() => new FileUnpacker().OpenArchive(new MemoryStream(Archives.Gzip(Archives.Diluted(4 << 20))), 1 << 20)).Message.ShouldContain("larger than 1 MB");

    private static string Refused(ITabularFormat format, byte[] file) =>
        Should.Throw<UnreadableFileException>(() => format.Open(new MemoryStream(file), new FormatHints())).Message;
}
