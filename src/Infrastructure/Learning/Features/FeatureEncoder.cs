namespace Regressor.Infrastructure.Learning.Features;

/// <summary>Converts the features of rows to network inputs; fitted on the training part only, and stored in the checkpoint.</summary>
internal sealed record FeatureEncoder(IReadOnlyList<NumericEncoding> Numeric, IReadOnlyList<CategoryEncoding> Categorical)
{
    /// <summary>Up to this many levels a category is one-hot (RealMLP); above, it has learned embeddings.</summary>
    public const int MaxOneHotLevels = 9;

    /// <summary>Levels rarer than the 1000 most frequent of a column share the slot for unknown values.</summary>
    public const int MaxLevels = 1000;

    /// <summary>Number of encoded numbers, which are the first inputs and also get periodic features.</summary>
    public int Numbers { get; } = Numeric.Count(column => column.Varies);

    /// <summary>Number of inputs of the hidden layers.</summary>
    public int HiddenWidth { get; } = Numeric.Count(column => column.Varies) + Numeric.Count(column => column.Missing)
        + Categorical.Where(column => column.OneHot).Sum(column => column.Levels.Count);

    public int DenseWidth => HiddenWidth + Numbers;

    public IEnumerable<CategoryEncoding> EmbeddedColumns => Categorical.Where(column => column.Varies && column.Embedded);

    public EncodedRows Encode(FeatureTable features, int from, int count)
    {
        var dense = new float[(long)count * DenseWidth];
        var embedded = EmbeddedColumns.ToList();
        var codes = embedded.Select(_ => new long[count]).ToArray();
        var column = 0;
        foreach (var numeric in Numeric.Where(n => n.Varies)) Fill(numeric.Index, numeric.Encode);
        foreach (var numeric in Numeric.Where(n => n.Missing)) Fill(numeric.Index, x => double.IsNaN(x) ? 1 : 0);
        foreach (var categorical in Categorical.Where(c => c.Varies))
        {
            var data = features.Categorical[categorical.Index].Data;
            var (slots, source) = (SlotsOf(categorical, data.Vocabulary), data.Codes);
            if (categorical.Embedded)
            {
                var target = codes[embedded.IndexOf(categorical)];
                for (var row = 0; row < count; row++) target[row] = slots[source[from + row] + 1];
                continue;
            }

            for (var row = 0; row < count; row++)
            {
                var slot = slots[source[from + row] + 1];
                if (slot < categorical.Levels.Count) dense[((long)row * DenseWidth) + column + slot] = 1;
            }

            column += categorical.Levels.Count;
        }

        foreach (var numeric in Numeric.Where(n => n.Varies)) Fill(numeric.Index, numeric.Standardize);
        return new EncodedRows(count, DenseWidth, dense, codes);

        void Fill(int index, Func<double, double> encode)
        {
            var source = features.Numeric[index].Data.Values;
            var width = DenseWidth;
            for (var row = 0; row < count; row++) dense[((long)row * width) + column] = (float)encode(source[from + row]);
            column++;
        }
    }

    /// <summary>Returns [code + 1] → slot; code −1 is missing. The slot after the last level is for rare and unknown values.</summary>
    private static int[] SlotsOf(CategoryEncoding column, IReadOnlyList<string> vocabulary)
    {
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        var missing = column.Levels.Count;
        for (var slot = 0; slot < column.Levels.Count; slot++)
        {
            if (column.Levels[slot] is { } level) levels.Add(level, slot);
            else missing = slot;
        }

        return [missing, .. vocabulary.Select(level => levels.GetValueOrDefault(level, column.Levels.Count))];
    }
}
