using System.Text;
using Regressor.Application.Abstractions;
using Regressor.Infrastructure.Tables;

namespace Regressor.Infrastructure.IntegrationTests.Tables;

/// <summary>A row as it was read, kept beyond the next one.</summary>
internal sealed record ReadRow(long Line, InputValue[] X, double? Y, string? Exclusion, RowFault[] Faults);

/// <summary>Opens and reads files that are written down in tests.</summary>
internal static class TableText
{
    public static ITableFile Open(
        byte[] content, TableFileKind kind = TableFileKind.Csv, char? delimiter = null, char? decimalSign = null, string? encoding = null, char? thousands = null) =>
        new TableFiles().Open(new MemoryStream(content), new TableFormat(kind, delimiter, decimalSign, encoding, thousands));

    public static ITableFile Csv(string content) => Open(Encoding.UTF8.GetBytes(content));

    public static ITableFile Json(string content) => Open(Encoding.UTF8.GetBytes(content), TableFileKind.Json);

    public static ITableFile JsonLines(string content) => Open(Encoding.UTF8.GetBytes(content), TableFileKind.JsonLines);

    public static string Refused(
        byte[] content, TableFileKind kind = TableFileKind.Csv, char? delimiter = null, char? decimalSign = null, string? encoding = null) =>
        Should.Throw<UnreadableFileException>(() => Open(content, kind, delimiter, decimalSign, encoding)).Message;

    public static string RefusedCsv(string content) => Refused(Encoding.UTF8.GetBytes(content));

    public static TableColumn Numeric(string name) => new(name, ColumnTypes.Numeric);

    public static TableColumn Categorical(string name) => new(name, ColumnTypes.Categorical);

    public static TableColumn Unknown(string name) => new(name, Kind: null);

    public static List<ReadRow> Rows(this ITableFile file, TableColumn[] inputs, string? target = null, bool ignoreExtra = false) =>
        [.. file.Read(inputs, target, ignoreExtra).Select(row => new ReadRow(row.Line, [.. row.X], row.Y, row.Exclusion, [.. row.Faults]))];

    /// <summary>The values of a numeric column called "a"; missing ones are NaN.</summary>
    public static double[] Numbers(this ITableFile file) => [.. file.Rows([Numeric("a")]).Select(row => row.X[0].Number ?? double.NaN)];

    /// <summary>The values of a categorical column called "a"; missing ones are null.</summary>
    public static string?[] Texts(this ITableFile file) => [.. file.Rows([Categorical("a")]).Select(row => row.X[0].Category)];

    public static string FaultsOf(ReadRow row) => string.Join(" / ", row.Faults.Select(fault => $"{fault.Column}: {fault.Reason}"));
}
