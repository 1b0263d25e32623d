using System.Buffers;

namespace Regressor.Application.Files;

/// <summary>A file that was opened.</summary>
public interface ITableFile
{
    /// <summary>The column of a file with a header that tells why an example is excluded from training; "excluded" in JSON.</summary>
    const string ExclusionColumn = "(excluded)";

    ITabularFormat Format { get; }

    /// <summary>How the file is written: what was said and what was recognized, as far as it concerns the format.</summary>
    FormatHints Details { get; }

    /// <summary>The columns in the file's order, without <see cref="ExclusionColumn"/>; null where each row names its own.</summary>
    IReadOnlyList<string>? Columns { get; }

    /// <summary>Columns whose numbers can be read in two ways. They are read as decimals; before anything is made of them, somebody must say.</summary>
    IReadOnlyList<UnclearNumbers> Unclear { get; }

    /// <summary>Reads the rows one by one, from the first; memory does not grow with the file.</summary>
    /// <param name="inputs">The columns wanted, all of which a file with a header must have.</param>
    /// <param name="target">The column of y, which a header must name; null to do without.</param>
    /// <param name="ignoreExtra">Whether a row that names its columns may have others than those wanted. Extra columns of a header are passed over.</param>
    /// <returns>The same row object each time, with the next row's values.</returns>
    IEnumerable<TableRow> Read(IReadOnlyList<TableColumn> inputs, string? target, bool ignoreExtra);

    /// <summary>
    /// Reads as <see cref="Read"/> does, without a target and with extra columns, to hand the file back: rows come with their
    /// <see cref="TableRow.Text"/>, blank lines are rows with an error, and a column that the file lacks is missing in all of them.
    /// </summary>
    IEnumerable<TableRow> ReadWhole(IReadOnlyList<TableColumn> inputs);

    /// <summary>Creates a writer of answers to the rows of this file, in its format.</summary>
    /// <param name="output">The bytes of the other file.</param>
    /// <param name="target">The name of what is predicted.</param>
    ITabularWriter<PredictedRow> CreatePredictionWriter(ArrayBufferWriter<byte> output, string target);
}

/// <summary>A file cannot be read as what it claims to be. The message says why, in words.</summary>
public sealed class UnreadableFileException(string message, Exception? inner = null) : Exception(message, inner);
