using Regressor.Domain.Evaluation;

namespace Regressor.Infrastructure.Serialization;

/// <summary>Converts rows of reports that earlier versions stored.</summary>
internal static class LargestErrors
{
    /// <summary>Puts the values in column order where an earlier version stored the numbers of a row apart from its texts.</summary>
    /// <param name="diagnostics">Diagnostics as they were stored.</param>
    /// <param name="inputs">Columns of the model.</param>
    public static ModelDiagnostics InColumnOrder(this ModelDiagnostics diagnostics, IReadOnlyList<InputColumn> inputs) =>
        diagnostics with { Worst = [.. diagnostics.Worst.Select(row => row.Values is ValuesByStorage values ? row with { Values = values.InColumnOrder(inputs) } : row)] };
}
