using Regressor.Domain.Decisions;
using Regressor.Domain.Predictions;

namespace Regressor.Application.Files;

/// <summary>One row of a file.</summary>
/// <param name="inputs">Number of requested inputs.</param>
/// <param name="kept">Number of requested kept columns.</param>
public sealed class TableRow(int inputs, int kept)
{
    /// <summary>Start of the row: line number, from 1, or element number in a JSON array, from 1.</summary>
    public long Line { get; set; }

    /// <summary>One value per requested input; missing if the cell is empty or invalid.</summary>
    public ColumnValue[] X { get; } = new ColumnValue[inputs];

    /// <summary>One value per requested kept column; missing if the cell is empty, invalid or absent.</summary>
    public ColumnValue[] Kept { get; } = new ColumnValue[kept];

    /// <summary>The target; missing if the cell is empty or invalid.</summary>
    public ColumnValue Y { get; set; }

    /// <summary>The part of the row that is returned with its prediction, in the file's format; empty if not requested.</summary>
    public ReadOnlyMemory<byte> Text { get; set; }

    /// <summary>Reason for its exclusion from training; null if included.</summary>
    public string? Exclusion { get; set; }

    /// <summary>All errors of the row; empty if it is valid.</summary>
    public List<RowError> Errors { get; } = [];
}

/// <param name="Column">Name of the column; null if the whole row is invalid.</param>
/// <param name="Reason">Explanation for the owner of the file, as a sentence.</param>
public sealed record RowError(string? Column, string Reason)
{
    /// <summary>Stable identifier of the kind of error; null where it has none.</summary>
    public string? Code { get; init; }

    /// <summary>Values in the reason, by name.</summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }
}

/// <summary>The prediction for a row of a file.</summary>
/// <param name="Line">See <see cref="TableRow.Line"/>.</param>
/// <param name="Text">See <see cref="TableRow.Text"/>.</param>
/// <param name="Prediction">The prediction; null if the row has errors.</param>
/// <param name="Errors">All errors of the row.</param>
/// <param name="Decision">The answer of least expected cost; null where the dataset has no costs, or the row has errors.</param>
public readonly record struct PredictedRow(
    long Line, ReadOnlyMemory<byte> Text, Prediction? Prediction, IReadOnlyList<RowError> Errors, Decision? Decision = null);

/// <summary>What the predictions in a file are about.</summary>
/// <param name="Name">Name of the predicted column.</param>
/// <param name="Classes">The classes of the model, in its order; empty for numbers.</param>
/// <param name="IsDecided">True where the rows have decisions.</param>
public sealed record PredictedTarget(string Name, IReadOnlyList<string> Classes, bool IsDecided);
