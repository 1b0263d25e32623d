using Regressor.Domain.Models;

namespace Regressor.Application.Files;

/// <param name="Name">The name in the file.</param>
/// <param name="Kind">The kind of its cells; null to take each as a number where it is one and as a text else.</param>
public sealed record TableColumn(string Name, ColumnType? Kind);

/// <summary>One row of a file.</summary>
public sealed class TableRow(int inputs)
{
    /// <summary>Where it begins: a line, from 1; the number of the element of a JSON array, from 1.</summary>
    public long Line { get; set; }

    /// <summary>One a wanted input; missing where the cell is empty or has an error.</summary>
    public InputValue[] X { get; } = new InputValue[inputs];

    /// <summary>The target; null where the cell is empty or has an error.</summary>
    public double? Y { get; set; }

    /// <summary>The row as it is handed back with its answer, in the form of the file's format; empty where it was not asked for.</summary>
    public ReadOnlyMemory<byte> Text { get; set; }

    /// <summary>Why it is excluded from training; null where it is not.</summary>
    public string? Exclusion { get; set; }

    /// <summary>Everything wrong with the row; empty where it is good.</summary>
    public List<RowError> Errors { get; } = [];
}

/// <param name="Column">Null where the whole row is wrong.</param>
/// <param name="Reason">A sentence for the person whose file it is.</param>
public sealed record RowError(string? Column, string Reason);

/// <summary>The answer to a row of a file.</summary>
/// <param name="Line">See <see cref="TableRow.Line"/>.</param>
/// <param name="Text">See <see cref="TableRow.Text"/>.</param>
/// <param name="Prediction">Null where the row has errors.</param>
/// <param name="Errors">Everything wrong with the row.</param>
public readonly record struct PredictedRow(long Line, ReadOnlyMemory<byte> Text, Prediction? Prediction, IReadOnlyList<RowError> Errors);
