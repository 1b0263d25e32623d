using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Learning.Features;

/// <summary>Converts a numeric column to a network input: z = (g(x) − center)/scale with g = identity or log, then a smooth clip.</summary>
/// <param name="Index">Index among the dataset's numeric columns.</param>
/// <param name="Varies">False where the column carries no information, except perhaps by whether it is missing.</param>
/// <param name="Log">Null for g = identity; else g(x) = ln(max(x, 0) + Log).</param>
/// <param name="Center">Median of g(x).</param>
/// <param name="Scale">Interquartile range of g(x), or half its range where the quartiles meet.</param>
/// <param name="Mean">Mean of x; a missing value counts as the mean in the linear part.</param>
/// <param name="Deviation">Standard deviation of x.</param>
/// <param name="Min">Smallest x seen in training; greater than Max where none was seen.</param>
/// <param name="Max">Largest x seen in training.</param>
/// <param name="Missing">True where it was sometimes missing in training; it then has an indicator input.</param>
internal sealed record NumericEncoding(
    int Index, bool Varies, double? Log, double Center, double Scale, double Mean, double Deviation, double Min, double Max, bool Missing)
{
    /// <summary>
    /// Maximum magnitude of a scaled value. The square or the float of a larger value could be infinite, and two infinite inputs cancel to
    /// NaN.
    /// </summary>
    public const double MaxMagnitude = 1e9;

    /// <summary>Encodes x by RealMLP's smooth clip z/√(1 + (z/3)²), bounded by ±3 and nearly linear around 0 (Holzmüller et al. 2024).</summary>
    public double Encode(double x)
    {
        if (double.IsNaN(x)) return 0;
        var z = Scaled(Log is { } offset ? Math.Log(Math.Max(x, 0) + offset) : x, Center, Scale);
        return z / Math.Sqrt(1 + (z * z / 9));
    }

    /// <summary>Computes (x − mean)/deviation, the input of a linear regression.</summary>
    public double Standardize(double x) => double.IsNaN(x) ? 0 : Scaled(x, Mean, Deviation);

    private static double Scaled(double x, double center, double scale)
    {
        // The difference of two huge numbers of opposite sign overflows a double.
        var difference = x - center;
        return Math.Clamp(double.IsInfinity(difference) ? (x / scale) - (center / scale) : difference / scale, -MaxMagnitude, MaxMagnitude);
    }
}

/// <param name="Index">Index among the dataset's categorical columns.</param>
/// <param name="Levels">
/// Levels, the most frequent first; null represents missing. All others share the slot after the last, as rare or unknown.
/// </param>
/// <param name="Embedded">True for learned embeddings, false for one-hot inputs.</param>
internal sealed record CategoryEncoding(int Index, IReadOnlyList<string?> Levels, bool Embedded)
{
    /// <summary>False for a column without input; its level is then kept only to warn of other values.</summary>
    public bool Varies => Levels.Count > 1;

    public bool OneHot => Varies && !Embedded;
}

/// <summary>
/// Rows as numbers. <c>Dense</c> is row-major [rows, DenseWidth]: encoded numbers, missing indicators, one-hot levels, and last
/// the standardized numbers that only the linear part sees. <c>Codes</c> is [embedded column][row].
/// </summary>
internal sealed record EncodedRows(int Rows, int DenseWidth, float[] Dense, long[][] Codes)
{
    /// <summary>Maximum dense numbers of a table; more exceed what an array can hold.</summary>
    public const long MostNumbers = 2_000_000_000;

    public ReadOnlySpan<float> DenseRow(int row) => Dense.AsSpan(row * DenseWidth, DenseWidth);

    public EncodedRows First(int rows) =>
        rows == Rows ? this : this with { Rows = rows, Dense = Dense[..(rows * DenseWidth)], Codes = Array.ConvertAll(Codes, column => column[..rows]) };
}

/// <summary>Converts table rows to network inputs; fitted on the training part only, and stored in the checkpoint.</summary>
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

    public EncodedRows Encode(TrainingData table, int from, int count)
    {
        var dense = new float[(long)count * DenseWidth];
        var embedded = EmbeddedColumns.ToList();
        var codes = embedded.Select(_ => new long[count]).ToArray();
        var column = 0;
        foreach (var numeric in Numeric.Where(n => n.Varies)) Fill(numeric.Index, numeric.Encode);
        foreach (var numeric in Numeric.Where(n => n.Missing)) Fill(numeric.Index, x => double.IsNaN(x) ? 1 : 0);
        foreach (var categorical in Categorical.Where(c => c.Varies))
        {
            var slots = SlotsOf(categorical, table.Categories[categorical.Index].Vocabulary);
            var source = table.Categories[categorical.Index].Codes;
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
            var source = table.Numbers[index];
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
