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

    /// <summary>Columns whose numbers are ambiguous. They are read as decimals; the caller must resolve them before they are used.</summary>
    IReadOnlyList<UnclearNumbers> Unclear { get; }

    /// <summary>Reads the rows one by one, from the first; memory does not grow with the file.</summary>
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
    /// <param name="target">Name of the predicted column.</param>
    ITabularWriter<PredictedRow> CreatePredictionWriter(ArrayBufferWriter<byte> output, string target);
}

/// <summary>A file cannot be read in its declared format. The message says why.</summary>
public sealed class UnreadableFileException(string message, Exception? inner = null) : Exception(message, inner);
