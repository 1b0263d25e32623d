using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;

namespace Regressor.Domain.Training.Data;

/// <summary>
/// The examples of a dataset as columns. Rows are in the order of their places in the split, which depend on their content and its number of
/// occurrences. The same examples give the same table, regardless of how and in which order they were added.
/// </summary>
public sealed partial class TrainingData
{
    /// <summary>[row], ids of the examples; 0 where unknown.</summary>
    private readonly long[] _exampleIds;

    /// <summary>[row], places by content: equal for copies. The places in the split where that is by row.</summary>
    private readonly double[] _contentPlaces;

    private readonly byte[] _hash;

    private TrainingData(
        IReadOnlyList<InputColumn> inputs, IReadOnlyList<ColumnData> columns, double[] y, double[] places, double[] contentPlaces, long[] exampleIds, TestSplit split, byte[] hash, PredictionTask task, IReadOnlyList<string> classes)
    {
        Inputs = inputs;
        Columns = columns;
        Y = y;
        SplitPlaces = places;
        _contentPlaces = contentPlaces;
        _exampleIds = exampleIds;
        Split = split;
        _hash = hash;
        Task = task;
        Classes = classes;
    }

    /// <summary>Restores a table that is split by row on another worker, where the ids of its examples are not needed.</summary>
    /// <param name="inputs">Input columns.</param>
    /// <param name="columns">[input column], the values.</param>
    /// <param name="y">[row], the target.</param>
    /// <param name="places">[row], places in the split, ascending.</param>
    /// <param name="copiesTogether">See <see cref="CopiesTogether"/>.</param>
    /// <param name="hash">See <see cref="Hash"/>.</param>
    /// <param name="task">What a model predicts.</param>
    /// <param name="classes">Classes of the target; empty for numbers.</param>
    public static TrainingData Restore(
        IReadOnlyList<InputColumn> inputs, IReadOnlyList<ColumnData> columns, double[] y, double[] places, int copiesTogether, string hash, PredictionTask task, IReadOnlyList<string> classes) =>
        new(inputs, columns, y, places, places, new long[y.Length], new TestSplit(0, copiesTogether), Convert.FromHexString(hash), task, classes);

    public IReadOnlyList<InputColumn> Inputs { get; }

    /// <summary>What a model of these examples predicts.</summary>
    public PredictionTask Task { get; }

    /// <summary>[input column].</summary>
    public IReadOnlyList<ColumnData> Columns { get; }

    /// <summary>[row], the target: a number, or the index of a class.</summary>
    public double[] Y { get; }

    /// <summary>The classes of the target, the most frequent one first, equally frequent ones in ordinal order; empty for numbers.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Number of values per prediction: one number, or a probability per class.</summary>
    public int PredictionWidth => Math.Max(1, Classes.Count);

    /// <summary>[row], places as of <see cref="Splitter"/>, ascending: the test part of a split comes first.</summary>
    public double[] SplitPlaces { get; }

    /// <summary>How the places of the rows are derived; a split of the table has this and a threshold.</summary>
    public TestSplit Split { get; }

    /// <summary>Determines whether identical rows are copies or observations; see <see cref="TestSplit"/>.</summary>
    public int CopiesTogether => Split.CopiesTogether;

    public int Rows => Y.Length;

    /// <summary>Returns the same rows with some of their inputs. Places and hash do not change, because they identify the examples.</summary>
    public TrainingData With(IReadOnlyList<InputColumn> inputs) => inputs.Count == Inputs.Count
        ? this
        : new TrainingData(inputs, ColumnsOf(inputs), Y, SplitPlaces, _contentPlaces, _exampleIds, Split, _hash, Task, Classes);

    /// <summary>
    /// Returns some of the rows, in their order. Hash and classes do not change, because they describe the examples that were read; places are
    /// ascending only as far as the order is.
    /// </summary>
    public TrainingData Select(int[] rows) => new(
        Inputs,
        [.. Columns.Select(column => column.Select(rows))],
        Array.ConvertAll(rows, row => Y[row]),
        Array.ConvertAll(rows, row => SplitPlaces[row]),
        Array.ConvertAll(rows, row => _contentPlaces[row]),
        Array.ConvertAll(rows, row => _exampleIds[row]),
        Split,
        _hash,
        Task,
        Classes);

    /// <summary>Counts the different places of a part: by group its groups, by time its times.</summary>
    public int DifferentPlaces(int firstRow, int rows) => FirstOfPlaces(firstRow, rows).Length;

    /// <summary>Returns the rows of a part, from 0, whose place is not that of the row before.</summary>
    public int[] FirstOfPlaces(int firstRow, int rows) =>
        [.. Enumerable.Range(0, rows).Where(row => row == 0 || SplitPlaces[firstRow + row] != SplitPlaces[firstRow + row - 1])];

    /// <summary>Returns the columns of some of the inputs, in their order.</summary>
    public IReadOnlyList<ColumnData> ColumnsOf(IReadOnlyList<InputColumn> inputs)
    {
        var byName = Inputs.Zip(Columns).ToDictionary(column => column.First.Name, column => column.Second);
        return [.. inputs.Select(input => byName[input.Name])];
    }

    /// <summary>Returns the id of the example in a row; null where unknown.</summary>
    public long? ExampleId(int row) => _exampleIds[row] == 0 ? null : _exampleIds[row];

    /// <summary>
    /// Computes a hash of each row's inputs, [row]: equal for equal inputs, and otherwise different except with a probability of 2⁻⁶⁴.
    /// </summary>
    public ulong[] InputHashes() => IdenticalRows.InputHashes(Columns, Rows);

    /// <summary>
    /// Creates the split that tests the given share of the rows, or the nearest share where the boundary would separate copies.
    /// </summary>
    public TestSplit SplitAt(double testFraction) => Split.Testing(testFraction, SplitPlaces);

    /// <summary>Counts the rows in the test part, which come first.</summary>
    public int TestRows(double threshold)
    {
        var rows = 0;
        while (rows < Rows && DataSplit.IsTest(SplitPlaces[rows], threshold)) rows++;
        return rows;
    }

    /// <summary>
    /// Finds the rows of a part that are copies of each other and add no information. Identical rows that are observations of their own are
    /// not copies.
    /// </summary>
    /// <returns>[row of the part] → the first row that it is a copy of; its own index where it is the first or the only one.</returns>
    public int[] CopyOf(int firstRow, int rows)
    {
        var copyOf = new int[rows];
        for (var row = 1; row < rows; row++)
            copyOf[row] = IsCopyOfPrevious(firstRow + row) ? copyOf[row - 1] : row;
        return copyOf;
    }

    /// <summary>Counts the different rows of a part: copies count once.</summary>
    public int DifferentRows(int firstRow, int rows) => FirstOfCopies(firstRow, rows).Length;

    /// <summary>Returns the rows of a part that are not copies of the row before, ascending.</summary>
    public int[] FirstOfCopies(int firstRow, int rows) => [.. CopyOf(firstRow, rows).Where((first, row) => first == row)];

    /// <summary>Returns the rows of a part that vary together: copies, or by group the rows of a group; by time the times, one after the other.</summary>
    public SamplingUnits UnitsOf(int firstRow, int rows) => Split.By == SplitBy.Row
        ? new SamplingUnits(FirstOfCopies(firstRow, rows), rows)
        : new SamplingUnits(FirstOfPlaces(firstRow, rows), rows, inOrder: Split.By == SplitBy.Time);

    /// <summary>
    /// Returns the SHA-256 of the ascending content positions in hexadecimal: tables of one dataset have the same hash if and only if they
    /// contain the same rows.
    /// </summary>
    public string Hash() => Convert.ToHexStringLower(_hash);

    private bool IsCopyOfPrevious(int row) => _contentPlaces[row] == _contentPlaces[row - 1] && SplitPlaces[row] == SplitPlaces[row - 1];
}
