using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training.Data;

namespace Regressor.Application;

/// <summary>The first examples of a dataset with their inputs and kept columns, to look for structure in.</summary>
/// <param name="dataset">The dataset.</param>
internal sealed class ObservedExamples(Dataset dataset)
{
    /// <summary>Examples that suffice: groups of more than some ten rows show among them, even if a million are in random order.</summary>
    private const int MostRows = 100_000;

    /// <summary>Examples times columns, which bounds the memory.</summary>
    private const int MostCells = 2_000_000;

    private readonly TrainingData.Builder _builder = new([.. dataset.Inputs, .. dataset.Kept.Select(column => new InputColumn(column.Name, column.Type, null))]) { Task = dataset.Task };
    private readonly int _most = Math.Min(MostRows, MostCells / dataset.Columns.Count);
    private int _rows;

    public bool IsFull => _rows == _most;

    /// <summary>Adds the next example, unless there are enough.</summary>
    public void Add(Example example)
    {
        if (IsFull) return;
        _rows++;
        _builder.Add([.. Enumerable.Range(0, dataset.Columns.Count).Select(example.ValueOf)], example.Y, (double)_rows / (_most + 1), _rows);
    }

    /// <summary>Looks for a split. Call it only once.</summary>
    public SplitSuggestion? Suggest(ISplitDetector detector, CancellationToken cancellationToken) =>
        detector.Find(_builder.Build(), dataset.Inputs.Select(input => input.Name).ToHashSet(), cancellationToken);
}
