using System.Text;
using Regressor.Application.Files;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Files.Formats.Csv;
using Regressor.Infrastructure.Files.Formats.Json;
using Regressor.Infrastructure.Files.Formats.JsonLines;
using Regressor.Infrastructure.Files.Formats.Parquet;
using Regressor.Infrastructure.Files.Formats.Xlsx;

namespace Regressor.Infrastructure.IntegrationTests.Files;

/// <summary>A row as it was read, kept beyond the next one.</summary>
internal sealed record ReadRow(long Line, ColumnValue[] X, ColumnValue[] Kept, ColumnValue Target, string? Exclusion, RowError[] Errors)
{
    public double? Y => Target.Number;
}

/// <summary>Opens and reads files that are written down in tests.</summary>
internal static class TableText
{
    public static readonly TabularFormats Formats = new([new CsvFormat(), new JsonFormat(), new JsonLinesFormat(), new XlsxFormat(), new ParquetFormat()]);

    public static ITableFile Open(
        byte[] content, string format = "csv", char? delimiter = null, char? decimalSign = null, string? encoding = null, char? thousands = null) =>
        Formats.ByName(format)!.Open(new MemoryStream(content), new FormatHints(delimiter, decimalSign, encoding, thousands));

    public static async Task<byte[]> WrittenBytes(
        string format, Dataset dataset, IAsyncEnumerable<Example> examples, bool withExclusions, CancellationToken cancellationToken = default)
    {
        using var destination = new MemoryStream();
        await examples.WriteToAsync(destination, output => Formats.ByName(format)!.CreateWriter(output, dataset, withExclusions), cancellationToken);
        destination.CanWrite.ShouldBeTrue();
        return destination.ToArray();
    }

    public static async Task<string> Written(
        string format, Dataset dataset, IAsyncEnumerable<Example> examples, bool withExclusions, CancellationToken cancellationToken = default) =>
        new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(await WrittenBytes(format, dataset, examples, withExclusions, cancellationToken));

    public static ITableFile Open(string content, FormatHints hints) => Formats.Default.Open(new MemoryStream(Encoding.UTF8.GetBytes(content)), hints);

    public static ITableFile Csv(string content) => Open(Encoding.UTF8.GetBytes(content));

    /// <summary>Opens a file whose rows are added to a dataset with these columns.</summary>
    public static ITableFile Added(string content, params string[] columns) => Open(content, new FormatHints { KnownNames = columns, KeepsWords = true });

    public static ITableFile Json(string content) => Open(Encoding.UTF8.GetBytes(content), "json");

    public static ITableFile JsonLines(string content) => Open(Encoding.UTF8.GetBytes(content), "jsonLines");

    public static string Refused(
        byte[] content, string format = "csv", char? delimiter = null, char? decimalSign = null, string? encoding = null) =>
        Should.Throw<UnreadableFileException>(() => Open(content, format, delimiter, decimalSign, encoding)).Message;

    public static string RefusedCsv(string content) => Refused(Encoding.UTF8.GetBytes(content));

    public static TableColumn Numeric(string name) => new(name, ColumnTypes.Numeric);

    public static TableColumn Categorical(string name) => new(name, ColumnTypes.Categorical);

    public static TableColumn Unknown(string name) => new(name, Kind: null);

    public static TableColumn Text(string name) => new(name, ColumnTypes.Text);

    public static TableSchema Schema(TableColumn[] inputs, string? target = null, TableColumn[]? kept = null) => new(inputs, target is null ? null : Numeric(target), kept ?? []);

    public static List<ReadRow> Rows(this ITableFile file, TableColumn[] inputs, string? target = null, bool ignoreExtra = false, TableColumn[]? kept = null) =>
        file.Rows(Schema(inputs, target, kept), ignoreExtra);

    public static List<ReadRow> Rows(this ITableFile file, TableSchema schema, bool ignoreExtra = false) =>
        [.. file.Read(schema, ignoreExtra).Select(row => new ReadRow(row.Line, [.. row.X], [.. row.Kept], row.Y, row.Exclusion, [.. row.Errors]))];

    /// <summary>The values of a numeric column called "a"; missing ones are NaN.</summary>
    public static double[] Numbers(this ITableFile file) => [.. file.Rows([Numeric("a")]).Select(row => row.X[0].Number ?? double.NaN)];

    /// <summary>The values of a categorical column called "a"; missing ones are null.</summary>
    public static string?[] Texts(this ITableFile file) => [.. file.Rows([Categorical("a")]).Select(row => row.X[0].Text)];

    public static string ErrorsOf(ReadRow row) => string.Join(" / ", row.Errors.Select(error => $"{error.Column}: {error.Reason}"));
}
