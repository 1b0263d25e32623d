using Regressor.Domain.Evaluation;

namespace Regressor.Infrastructure.Serialization;

/// <summary>Rows of stored reports.</summary>
internal static class LargestErrors
{
    /// <summary>Restores the order of the columns in rows that were stored by storage.</summary>
    /// <param name="diagnostics">Diagnostics as they were stored.</param>
    /// <param name="inputs">Columns of the model.</param>
    public static ModelDiagnostics InColumnOrder(this ModelDiagnostics diagnostics, IReadOnlyList<InputColumn> inputs) =>
        diagnostics with { Worst = [.. diagnostics.Worst.Select(row => row.Values is ValuesByStorage values ? row with { Values = values.InColumnOrder(inputs) } : row)] };
}
