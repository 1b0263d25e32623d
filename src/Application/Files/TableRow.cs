using Regressor.Domain.Predictions;

namespace Regressor.Application.Files;

/// <param name="Name">The name in the file.</param>
/// <param name="Kind">The kind of its cells; null to read each cell as a number if possible and as a string otherwise.</param>
public sealed record TableColumn(string Name, ColumnType? Kind);

/// <summary>One row of a file.</summary>
public sealed class TableRow(int inputs)
{
    /// <summary>Start of the row: line number, from 1, or element number in a JSON array, from 1.</summary>
    public long Line { get; set; }

    /// <summary>One value per requested input; missing if the cell is empty or invalid.</summary>
    public ColumnValue[] X { get; } = new ColumnValue[inputs];

    /// <summary>The target; null if the cell is empty or invalid.</summary>
    public double? Y { get; set; }

    /// <summary>The row as it is returned with its answer, in the file's format; empty if not requested.</summary>
    public ReadOnlyMemory<byte> Text { get; set; }

    /// <summary>Reason for its exclusion from training; null if included.</summary>
    public string? Exclusion { get; set; }

    /// <summary>All errors of the row; empty if it is valid.</summary>
    public List<RowError> Errors { get; } = [];
}

/// <param name="Column">Name of the column; null if the whole row is invalid.</param>
/// <param name="Reason">Explanation for the owner of the file, as a sentence.</param>
public sealed record RowError(string? Column, string Reason);

/// <summary>The answer to a row of a file.</summary>
/// <param name="Line">See <see cref="TableRow.Line"/>.</param>
/// <param name="Text">See <see cref="TableRow.Text"/>.</param>
/// <param name="Prediction">The prediction; null if the row has errors.</param>
/// <param name="Errors">All errors of the row.</param>
public readonly record struct PredictedRow(long Line, ReadOnlyMemory<byte> Text, Prediction? Prediction, IReadOnlyList<RowError> Errors);
