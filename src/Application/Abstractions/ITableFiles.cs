using Regressor.Domain.Datasets;
using Regressor.Domain.Models;

namespace Regressor.Application.Abstractions;

/// <summary>Reads and writes files of rows as people have them: CSV, a JSON array of examples, lines of JSON.</summary>
public interface ITableFiles
{
    /// <summary>Recognizes what the caller did not say about the file's format, from all of its content.</summary>
    /// <param name="content">Seekable. It is read several times and left open.</param>
    /// <param name="format">What the caller knows.</param>
    /// <exception cref="UnreadableFileException">It is empty, no text, of an encoding that is not taken, or has no proper header.</exception>
    ITableFile Open(Stream content, TableFormat format);

    /// <summary>
    /// Writes CSV that <see cref="Open"/> takes back unchanged: UTF-8, a header, numbers in their shortest exact form, and cells that
    /// a spreadsheet would execute made harmless.
    /// </summary>
    /// <param name="destination">Left open.</param>
    /// <param name="dataset">Whose examples they are; its inputs, then its target, make the header.</param>
    /// <param name="examples">Written as they come.</param>
    /// <param name="withExclusions">Whether a last column tells why examples are excluded from training.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    Task WriteCsvAsync(
        Stream destination, Dataset dataset, IAsyncEnumerable<Example> examples, bool withExclusions, CancellationToken cancellationToken);

    /// <summary>
    /// Writes answers as CSV, each behind the row of the file it is the answer to and written with the file's delimiter and decimal sign,
    /// or as lines of JSON. Cells that a spreadsheet would execute are made harmless.
    /// </summary>
    /// <param name="destination">Left open.</param>
    /// <param name="file">Of the questions: <see cref="TableFileKind.Csv"/> or <see cref="TableFileKind.JsonLines"/>.</param>
    /// <param name="model">Whose answers they are.</param>
    /// <param name="rows">Written as they come.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    Task WritePredictionsAsync(
        Stream destination, ITableFile file, IServingModel model, IEnumerable<PredictedRow> rows, CancellationToken cancellationToken);
}

/// <param name="Line">See <see cref="TableRow.Line"/>.</param>
/// <param name="Text">See <see cref="TableRow.Text"/>.</param>
/// <param name="Prediction">Null where the row is at fault.</param>
/// <param name="Faults">Everything wrong with the row.</param>
public readonly record struct PredictedRow(long Line, ReadOnlyMemory<byte> Text, Prediction? Prediction, IReadOnlyList<RowFault> Faults);

public enum TableFileKind
{
    /// <summary>A header and a line a row; quoted cells may hold line ends.</summary>
    Csv,

    /// <summary>One array of examples, {"x": …, "y": …}.</summary>
    Json,

    /// <summary>One example a line.</summary>
    JsonLines,
}

/// <param name="Kind">What the file is.</param>
/// <param name="Delimiter">Between the cells of a line of CSV; null where it is to be recognized: comma, semicolon, tab or bar.</param>
/// <param name="DecimalSign">'.' or ',', of all columns; null where that of each is to be recognized. What is recognized is that of most.</param>
/// <param name="Encoding">"utf-8" or "windows-1252"; null where it is to be recognized.</param>
/// <param name="Thousands">What '.' or ',' groups digits where numbers do not tell, or <see cref="NoThousands"/>; null where nobody said.</param>
public sealed record TableFormat(TableFileKind Kind, char? Delimiter = null, char? DecimalSign = null, string? Encoding = null, char? Thousands = null)
{
    /// <summary>Neither groups digits: it is the decimal sign.</summary>
    public const char NoThousands = '\0';
}

/// <summary>A column whose numbers can be read in two ways, a factor of a thousand apart, and nothing in the file says which is meant.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Cell">One of them as it is written: 1,268.</param>
/// <param name="Sign">'.' or ','.</param>
/// <param name="AsThousands">The number where the sign groups digits: 1268.</param>
/// <param name="AsDecimals">The number where it is the decimal sign: 1.268.</param>
public sealed record UnclearNumbers(string Column, string Cell, char Sign, double AsThousands, double AsDecimals);

/// <summary>A file whose format is known.</summary>
public interface ITableFile
{
    /// <summary>The column of a CSV file that tells why an example is excluded from training; "excluded" in JSON.</summary>
    const string ExclusionColumn = "(excluded)";

    /// <summary>With everything recognized filled in that the kind of file has.</summary>
    TableFormat Format { get; }

    /// <summary>All that stands before the first row, as <see cref="TableRow.Text"/>; empty for JSON.</summary>
    ReadOnlyMemory<byte> Head { get; }

    /// <summary>The columns in the file's order, without <see cref="ExclusionColumn"/>; null for JSON, where each row names its own.</summary>
    IReadOnlyList<string>? Columns { get; }

    /// <summary>Columns of CSV whose numbers can be read in two ways. They are read as decimals; before anything is made of them, somebody must say.</summary>
    IReadOnlyList<UnclearNumbers> Unclear { get; }

    /// <summary>Reads the rows one by one, from the first; memory does not grow with the file.</summary>
    /// <param name="inputs">The columns wanted, all of which a CSV file must have.</param>
    /// <param name="target">The column of y in CSV, which it must have; null to do without.</param>
    /// <param name="ignoreExtra">Whether a row of JSON may have columns that are not wanted. The extra ones of a CSV file are passed over.</param>
    /// <returns>The same row object each time, with the next row's values.</returns>
    IEnumerable<TableRow> Read(IReadOnlyList<TableColumn> inputs, string? target, bool ignoreExtra);

    /// <summary>
    /// As <see cref="Read"/>, without a target and with extra columns, to hand the file back: rows of CSV come with their
    /// <see cref="TableRow.Text"/>, blank lines are rows at fault, and a column that the file lacks is missing in all of them.
    /// </summary>
    IEnumerable<TableRow> ReadWhole(IReadOnlyList<TableColumn> inputs);
}

/// <param name="Name">As it stands in the file's header.</param>
/// <param name="Kind">What its cells are; null to take each as a number where it is one and as a text else.</param>
public sealed record TableColumn(string Name, ColumnType? Kind);

/// <summary>One row of a file.</summary>
public sealed class TableRow(int inputs)
{
    /// <summary>Where it begins: the line of a CSV or JSON-lines file, from 1 (the header's); the number of the element of a JSON array, from 1.</summary>
    public long Line { get; set; }

    /// <summary>One a wanted input; missing where the cell is empty or at fault.</summary>
    public InputValue[] X { get; } = new InputValue[inputs];

    /// <summary>The target; null where the cell is empty or at fault.</summary>
    public double? Y { get; set; }

    /// <summary>
    /// All cells of the row as they are in the file, as UTF-8 of CSV without a line end, as many as the header has at least; empty where
    /// it was not asked for.
    /// </summary>
    public ReadOnlyMemory<byte> Text { get; set; }

    /// <summary>Why it is excluded from training; null where it is not.</summary>
    public string? Exclusion { get; set; }

    /// <summary>Everything wrong with the row; empty where it is good.</summary>
    public List<RowFault> Faults { get; } = [];
}

/// <param name="Column">Null where the whole row is at fault.</param>
/// <param name="Reason">A sentence for the person whose file it is.</param>
public sealed record RowFault(string? Column, string Reason);

/// <summary>A file cannot be read as what it claims to be. The message says why, in words.</summary>
public sealed class UnreadableFileException(string message, Exception? inner = null) : Exception(message, inner);
