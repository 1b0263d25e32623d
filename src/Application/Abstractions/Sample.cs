using Regressor.Domain.Datasets;

namespace Regressor.Application.Abstractions;

/// <summary>A data set that ships with the server.</summary>
/// <param name="Code">Stable identifier, by which the page words its description.</param>
/// <param name="Name">English name of the dataset that it becomes.</param>
/// <param name="Inputs">Columns of x.</param>
/// <param name="Target">Column of y.</param>
/// <param name="Pictured">Index of the input that the sample's picture draws y against.</param>
/// <param name="Read">Reads the rows: x in the order of the inputs, and y.</param>
public sealed record Sample(
    string Code,
    string Name,
    IReadOnlyList<InputColumn> Inputs,
    TargetColumn Target,
    int Pictured,
    Func<IReadOnlyList<(IReadOnlyList<ColumnValue> X, ColumnValue Y)>> Read)
{
    /// <summary>What models of it are tested on.</summary>
    public Split Split { get; init; } = Split.ByRow;
}
