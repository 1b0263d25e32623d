using System.Collections.ObjectModel;

namespace Regressor.Infrastructure.Serialization;

/// <summary>Values of a row as versions up to 0.3.1 stored them, in column order within each storage.</summary>
/// <param name="numbers">Values of the columns that store numbers.</param>
/// <param name="texts">Values of the columns that store texts.</param>
internal sealed class ValuesByStorage(IReadOnlyList<ColumnValue> numbers, IReadOnlyList<ColumnValue> texts) : ReadOnlyCollection<ColumnValue>([.. numbers, .. texts])
{
    /// <returns>[input column]; the same values where they do not fit the columns.</returns>
    public IReadOnlyList<ColumnValue> InColumnOrder(IReadOnlyList<InputColumn> inputs)
    {
        if (Count != inputs.Count || numbers.Count != inputs.Count(input => input.Type.Storage == StorageKind.Number)) return this;
        var values = new ColumnValue[Count];
        int number = 0, text = numbers.Count;
        for (var column = 0; column < values.Length; column++) values[column] = this[inputs[column].Type.Storage == StorageKind.Number ? number++ : text++];
        return values;
    }
}
