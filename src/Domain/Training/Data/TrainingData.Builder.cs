using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Regressor.Domain.Datasets;
using Regressor.Domain.Tasks;

namespace Regressor.Domain.Training.Data;

public sealed partial class TrainingData
{
    /// <summary>Accepts rows one by one, as they are read from the database. Call <see cref="Build"/> only once.</summary>
    /// <param name="inputs">Input columns of the table.</param>
    /// <param name="rows">Expected number of rows; where it is known, a large table is never copied as a whole.</param>
    public sealed class Builder(IReadOnlyList<InputColumn> inputs, int rows = 0)
    {
        private ColumnDataBuilder[] _columns = [.. inputs.Select(input => ColumnDataBuilder.Create(input.Type.Storage, rows))];
        private double[] _y = new double[rows];
        private double[] _positions = new double[rows];
        private double[] _places = [];
        private long[] _exampleIds = new long[rows];
        private readonly Dictionary<string, int> _classes = new(StringComparer.Ordinal);
        private int _rows;

        public PredictionTask Task { get; init; } = PredictionTasks.Regression;

        /// <summary>Computes the rows' places from their groups or times; null for a table split by row.</summary>
        public Splitter? Splitter { get; init; }

        /// <param name="x">One value per input column, of its type.</param>
        /// <param name="y">Value of the target; not missing.</param>
        /// <param name="splitPosition">Position of the content; see <see cref="DataSplit"/>.</param>
        /// <param name="exampleId">Id of the example; null where unknown.</param>
        /// <param name="key">Value of the split's column; missing by row.</param>
        public void Add(ReadOnlySpan<ColumnValue> x, ColumnValue y, double splitPosition, long? exampleId = null, ColumnValue key = default)
        {
            if (Splitter is not null && _places.Length == 0) _places = new double[_y.Length];
            if (_rows == _y.Length) Resize(Math.Max(16, _rows + (_rows / 2)));
            for (var column = 0; column < x.Length; column++) _columns[column].Set(_rows, x[column]);
            _y[_rows] = y.Text is { } name ? ClassOf(name) : y.Number!.Value;
            _positions[_rows] = splitPosition;
            if (Splitter is not null) _places[_rows] = Splitter.PlaceOf(key, splitPosition);
            _exampleIds[_rows++] = exampleId ?? 0;
        }

        public TrainingData Build()
        {
            if (_rows < _y.Length) Resize(_rows);
            var columns = Array.ConvertAll(_columns, column => column.Build());
            _columns = [];
            var order = new int[_rows];
            for (var row = 0; row < order.Length; row++) order[row] = row;
            Array.Sort(_positions, order);
            var hash = SHA256.HashData(MemoryMarshal.AsBytes(_positions.AsSpan()));
            var copiesTogether = IdenticalRows.CopiesTogether(_positions, columns, _y);
            var split = new TestSplit(0, copiesTogether) { Rule = Splitter?.Rule };
            Place(order, split);
            var places = Splitter is null ? _positions : SortByPlace(order);
            Reorder(columns, order);
            return new TrainingData(inputs, columns, _y, places, _positions, _exampleIds, split, hash, Task, SortedClasses());
        }

        private double ClassOf(string name)
        {
            if (!_classes.TryGetValue(name, out var code)) _classes.Add(name, code = _classes.Count);
            return code;
        }

        /// <summary>Replaces the codes of the classes, assigned in the order of appearance, by their places in the result.</summary>
        private List<string> SortedClasses()
        {
            var counts = new int[_classes.Count];
            if (counts.Length == 0) return [];
            foreach (var code in _y) counts[(int)code]++;
            var sorted = _classes.OrderByDescending(named => counts[named.Value]).ThenBy(named => named.Key, StringComparer.Ordinal).ToList();
            var newCode = new double[counts.Length];
            for (var code = 0; code < sorted.Count; code++) newCode[sorted[code].Value] = code;
            for (var row = 0; row < _y.Length; row++) _y[row] = newCode[(int)_y[row]];
            return sorted.ConvertAll(named => named.Key);
        }

        /// <summary>Assigns places to identical rows, older examples first, and sorts the rows by place.</summary>
        private void Place(int[] order, TestSplit split)
        {
            for (int from = 0, to; from < order.Length; from = to)
            {
                to = IdenticalRows.EndOfRun(_positions, from);
                if (to == from + 1) continue;
                order.AsSpan(from, to - from).Sort((row, other) => (_exampleIds[row], row).CompareTo((_exampleIds[other], other)));
                var content = _positions[from];
                for (var row = from; row < to; row++) _positions[row] = split.PlaceOf(content, row - from);
            }

            if (split.CopiesTogether != TestSplit.All) Array.Sort(_positions, order);
        }

        /// <summary>Sorts the rows, which are in the order of their content, by their places in the split.</summary>
        /// <returns>[row], the places.</returns>
        private double[] SortByPlace(int[] order)
        {
            var places = Array.ConvertAll(order, row => _places[row]);
            var (content, given) = (_positions, order.ToArray());
            var ranks = Enumerable.Range(0, order.Length).ToArray();
            Array.Sort(ranks, (rank, other) => (places[rank], rank).CompareTo((places[other], other)));
            _positions = Array.ConvertAll(ranks, rank => content[rank]);
            for (var row = 0; row < order.Length; row++) order[row] = given[ranks[row]];
            return Array.ConvertAll(ranks, rank => places[rank]);
        }

        /// <summary>
        /// Reorders one column at a time into the buffer freed by the previous one of its kind: at most one column is in memory twice.
        /// </summary>
        private void Reorder(ColumnData[] columns, int[] order)
        {
            var spare = new double[order.Length];
            for (var column = 0; column < columns.Length; column++)
                if (columns[column] is NumberData numbers) columns[column] = new NumberData(Reordered(numbers.Values, ref spare, order));
            _y = Reordered(_y, ref spare, order);
            var spareCodes = Array.Exists(columns, column => column is CodeData) ? new int[order.Length] : [];
            for (var column = 0; column < columns.Length; column++)
                if (columns[column] is CodeData texts) columns[column] = new CodeData(Reordered(texts.Codes, ref spareCodes, order), texts.Vocabulary);
            var spareIds = new long[order.Length];
            _exampleIds = Reordered(_exampleIds, ref spareIds, order);
        }

        private static T[] Reordered<T>(T[] values, ref T[] spare, int[] order)
        {
            var reordered = spare;
            for (var row = 0; row < order.Length; row++) reordered[row] = values[order[row]];
            spare = values;
            return reordered;
        }

        private void Resize(int capacity)
        {
            foreach (var column in _columns) column.Resize(capacity);
            Array.Resize(ref _y, capacity);
            Array.Resize(ref _positions, capacity);
            Array.Resize(ref _exampleIds, capacity);
            if (Splitter is not null) Array.Resize(ref _places, capacity);
        }
    }
}
