using System.Buffers;

namespace Regressor.Application.Files;

/// <summary>An opened file.</summary>
public interface ITableFile
{
    /// <summary>Header name of the column with the reason for an example's exclusion from training; "excluded" in JSON.</summary>
    const string ExclusionColumn = "(excluded)";

    ITabularFormat Format { get; }

    /// <summary>The given and detected hints that apply to the format.</summary>
    FormatHints Details { get; }

    /// <summary>The columns in the file's order, without <see cref="ExclusionColumn"/>; null if each row names its own.</summary>
    IReadOnlyList<string>? Columns { get; }

    /// <summary>Number of rows, if it is known from opening the file.</summary>
    int? Rows => null;

    /// <summary>The first records as they are written, in formats that have records of cells.</summary>
    IReadOnlyList<FileRecord> FirstRecords => [];

    /// <summary>What the file's owner should know or decide, apart from its columns.</summary>
    IReadOnlyList<FileProblem> Problems => [];

    /// <summary>Describes a column from all of its cells.</summary>
    /// <param name="column">The column, with the type to read it as; null to suggest one.</param>
    /// <returns>The description; null in formats whose cells leave nothing open.</returns>
    FileColumn? Describe(TableColumn column) => null;

    /// <summary>
    /// Reads the rows one by one, from the first; memory does not grow with the file. An input that cannot be read is missing in formats that
    /// describe their columns, which count such cells; elsewhere it is an error of the row.
    /// </summary>
    /// <param name="schema">The columns to read.</param>
    /// <param name="ignoreExtra">True if rows that name their columns may have extra ones. Extra columns of a header are ignored.</param>
    /// <returns>The same row object each time, with the next row's values.</returns>
    IEnumerable<TableRow> Read(TableSchema schema, bool ignoreExtra);

    /// <summary>
    /// Reads like <see cref="Read"/>, without a target and with extra columns, to return the file with predictions: rows have their
    /// <see cref="TableRow.Text"/>, blank lines are rows with an error, and a column that the file lacks is missing in all of them.
    /// </summary>
    /// <param name="inputs">The inputs to read.</param>
    /// <param name="kept">The kept columns to read. Rows are returned with all of their columns, whether they are read or not.</param>
    IEnumerable<TableRow> ReadWhole(IReadOnlyList<TableColumn> inputs, IReadOnlyList<TableColumn> kept);

    /// <summary>Creates a writer of predictions for the rows of this file, in its format.</summary>
    /// <param name="output">Buffer for the bytes of the file with predictions.</param>
    /// <param name="target">What the predictions are about.</param>
    ITabularWriter<PredictedRow> CreatePredictionWriter(ArrayBufferWriter<byte> output, PredictedTarget target);

    /// <returns>Why the file cannot be returned with predictions in its own format, as a sentence; null if it can.</returns>
    string? AnswerFault() => null;

    /// <summary>Returns the file so that its predictions are written in another format.</summary>
    /// <returns>Null if its rows have no form in other formats.</returns>
    ITableFile? AnswerIn(ITabularFormat format) => null;
}

/// <summary>A file cannot be read in its declared format. The message says why.</summary>
public sealed class UnreadableFileException(string message, Exception? inner = null) : Exception(message, inner);
