namespace Regressor.Domain.Training.Data;

/// <summary>The values of one column of the training data.</summary>
public abstract class ColumnData
{
    private protected ColumnData() { }

    public abstract ColumnValue this[int row] { get; }

    /// <summary>Mixes each value into the hash of its row, [row].</summary>
    internal abstract void MixInto(ulong[] hashes);

    /// <summary>Returns the values of some rows, in their order.</summary>
    internal abstract ColumnData Select(int[] rows);
}

/// <summary>A column that stores numbers.</summary>
/// <param name="values">[row]; NaN for a missing value.</param>
public sealed class NumberData(double[] values) : ColumnData
{
    /// <summary>[row]; NaN for a missing value.</summary>
    public double[] Values { get; } = values;

    public override ColumnValue this[int row] => double.IsNaN(Values[row]) ? ColumnValue.Missing : ColumnValue.Of(Values[row]);

    internal override void MixInto(ulong[] hashes)
    {
        // Adding 0 turns −0 into 0.
        for (var row = 0; row < hashes.Length; row++) hashes[row] = Mixing.Mix(hashes[row] ^ BitConverter.DoubleToUInt64Bits(Values[row] + 0.0));
    }

    internal override ColumnData Select(int[] rows) => new NumberData(Array.ConvertAll(rows, row => Values[row]));
}

/// <summary>A column that stores texts, each as a code.</summary>
/// <param name="codes">[row], indices into the vocabulary; −1 for a missing value.</param>
/// <param name="vocabulary">Observed texts, in ordinal order.</param>
public sealed class CodeData(int[] codes, IReadOnlyList<string> vocabulary) : ColumnData
{
    /// <summary>[row], indices into the vocabulary; −1 for a missing value.</summary>
    public int[] Codes { get; } = codes;

    /// <summary>Observed texts, in ordinal order.</summary>
    public IReadOnlyList<string> Vocabulary { get; } = vocabulary;

    public override ColumnValue this[int row] => Codes[row] < 0 ? ColumnValue.Missing : ColumnValue.Of(Vocabulary[Codes[row]]);

    internal override void MixInto(ulong[] hashes)
    {
        for (var row = 0; row < hashes.Length; row++) hashes[row] = Mixing.Mix(hashes[row] ^ (ulong)Codes[row]);
    }

    internal override ColumnData Select(int[] rows) => new CodeData(Array.ConvertAll(rows, row => Codes[row]), Vocabulary);
}
