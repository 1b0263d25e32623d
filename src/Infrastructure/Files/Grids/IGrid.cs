using System.Buffers;
using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Grids;

/// <summary>
/// A file that consists of records of cells. What the records mean, which is the header and how cells write their values, is decided by
/// <see cref="GridTableFile"/>, for all formats alike.
/// </summary>
internal interface IGrid
{
    /// <summary>Maximum number of columns of a file: more than a dataset can have, so that some may be left out.</summary>
    const int MaxColumns = 2_500;

    /// <summary>How the file is written: the given and the detected hints that apply to the format.</summary>
    FormatHints Details { get; }

    /// <summary>What the format itself has to say: a sheet that was chosen, cells that were merged.</summary>
    IReadOnlyList<FileProblem> Problems => [];

    /// <summary>Opens the records at the first one.</summary>
    RecordReader OpenRecords();

    /// <summary>
    /// Creates a function that copies records for the file with predictions. Its result is <see cref="PredictedRow.Text"/>, which only
    /// <see cref="CreatePredictionWriter"/> interprets; it may be empty where that writer finds the row by its line.
    /// </summary>
    /// <param name="width">Minimum number of cells; missing ones become empty.</param>
    Func<RecordReader, ReadOnlyMemory<byte>> CreateCopier(int width);

    /// <param name="headerLine">Line of the header, from 1; 0 if the file has none.</param>
    /// <returns>Why the file cannot be returned with answers; null if it can.</returns>
    string? AnswerFault(long headerLine) => null;

    /// <summary>Creates a writer of the file with the answers behind each of its rows.</summary>
    /// <param name="output">Buffer for the bytes of the file with predictions.</param>
    /// <param name="layout">What precedes the rows, and what the answers are called.</param>
    ITabularWriter<PredictedRow> CreatePredictionWriter(ArrayBufferWriter<byte> output, PredictionLayout layout);
}

/// <summary>Where the answers go in the caller's own file.</summary>
/// <param name="Before">The records before the header, copied as rows are. Nothing is added to them.</param>
/// <param name="Header">The header as it was copied; null if the file has none.</param>
/// <param name="HeaderLine">Line of the header, from 1; 0 if the file has none.</param>
/// <param name="Columns">Names of the file's columns, which the answers' names must not repeat.</param>
/// <param name="DecimalSign">Decimal sign of most columns.</param>
/// <param name="Target">What the predictions are about.</param>
internal sealed record PredictionLayout(
    IReadOnlyList<ReadOnlyMemory<byte>> Before,
    ReadOnlyMemory<byte>? Header,
    long HeaderLine,
    IReadOnlyList<string> Columns,
    char DecimalSign,
    PredictedTarget Target);
