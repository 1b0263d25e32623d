using System.Numerics.Tensors;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Splitting;
using Regressor.Infrastructure.Learning.Statistics;

namespace Regressor.Infrastructure.Learning.Features.Text;

/// <summary>
/// Fits a <see cref="TextEncoding"/> to the texts of the training part. The directions are the leading right singular vectors of the tf-idf
/// matrix, by orthogonal iteration (Golub and Van Loan 2013, section 8.2.4).
/// </summary>
internal static class TextEncodingFitter
{
    /// <summary>The table is in the order of a hash, so the first rows are a random sample; directions need no more.</summary>
    public const int MostRows = 20_000;

    /// <summary>Rows per direction, so that directions are common to several texts.</summary>
    private const int RowsPerDirection = 20;
    private const int Iterations = 6;

    /// <summary>Most words that are remembered, to tell a text of unknown ones.</summary>
    private const int MostWords = 50_000;

    public static TextEncoding Fit(int index, CodeData column, int from, int count)
    {
        var codes = column.Codes.AsSpan(from, count);
        var missing = codes.Contains(-1);
        List<string> texts = [];
        foreach (var code in codes[..Math.Min(count, MostRows)])
            if (code >= 0) texts.Add(column.Vocabulary[code]);
        if (texts.Distinct().Take(2).Count() < 2) return new TextEncoding(index, [], [], [], new Spread(0, 1), new Spread(0, 1), missing);

        var tokens = new TextTokens();
        var (buckets, idf, words) = Frequent(texts, tokens);
        var positions = (new TextEncoding(index, buckets, [], [], default, default, missing)).Positions;
        var vectors = texts.ConvertAll(text => TextVector.Of(text, tokens, positions, idf));
        var width = Math.Clamp(texts.Count / RowsPerDirection, 1, TextEncoding.MaxDimensions);
        var directions = Directions(vectors, buckets.Length, width);
        var projections = vectors.ConvertAll(vector => Project(vector, directions, width));
        var spreads = Enumerable.Range(0, width).Select(dimension => SpreadOf([.. projections.Select(row => (double)row[dimension])])).ToList();
        var widest = spreads.Max(spread => spread.Deviation);
        return new TextEncoding(
            index,
            buckets,
            [.. spreads.Select(spread => spread.Mean)],
            [.. spreads.Select(spread => Math.Max(spread.Deviation, 1e-3 * widest))],
            SpreadOf([.. texts.Select(text => Math.Log(1 + text.Length))]),
            SpreadOf([.. texts.Select(TextEncoding.ShareOfDigits)]),
            missing)
        { Idf = idf, Directions = directions, KnownWords = words };
    }

    /// <summary>Returns the buckets of at least two texts, so that there is something in common to learn from.</summary>
    private static (int[] Buckets, float[] Idf, int[] Words) Frequent(List<string> texts, TextTokens tokens)
    {
        var documents = new int[TextTokens.Buckets];
        var words = new SortedSet<int>();
        foreach (var text in texts)
        {
            tokens.Count(text);
            foreach (var bucket in tokens.Found) documents[bucket]++;
            if (words.Count < MostWords) words.UnionWith(tokens.WordHashes);
        }

        int[] buckets = [.. Enumerable.Range(0, documents.Length).Where(bucket => documents[bucket] > 1)];
        return (buckets, Array.ConvertAll(buckets, bucket => (float)(1 + Math.Log((1.0 + texts.Count) / (1 + documents[bucket])))), [.. words]);
    }

    /// <returns>Orthonormal directions, row-major [B, D].</returns>
    private static float[] Directions(List<(int Position, float Weight)[]> vectors, int buckets, int width)
    {
        var directions = new float[buckets * width];
        for (var i = 0; i < directions.Length; i++) directions[i] = (float)((KFoldSplitter.Mix((ulong)i) / (double)ulong.MaxValue) - 0.5);
        Orthonormalize(directions, width);
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var next = new float[directions.Length];
            foreach (var vector in vectors)
            {
                var projection = Project(vector, directions, width);
                foreach (var (position, weight) in vector)
                {
                    var own = next.AsSpan(position * width, width);
                    TensorPrimitives.MultiplyAdd(projection, weight, own, own);
                }
            }

            Orthonormalize(next, width);
            directions = next;
        }

        return directions;
    }

    private static float[] Project((int Position, float Weight)[] vector, float[] directions, int width)
    {
        var projection = new float[width];
        foreach (var (position, weight) in vector) TensorPrimitives.MultiplyAdd(directions.AsSpan(position * width, width), weight, projection, projection);
        return projection;
    }

    /// <summary>Modified Gram-Schmidt, twice for accuracy. A column that depends on the previous ones becomes 0.</summary>
    private static void Orthonormalize(float[] matrix, int width)
    {
        var columns = new double[width][];
        for (var column = 0; column < width; column++)
        {
            var own = columns[column] = new double[matrix.Length / width];
            for (var row = 0; row < own.Length; row++) own[row] = matrix[(row * width) + column];
            var before = TensorPrimitives.Norm<double>(own);
            for (var pass = 0; pass < 2; pass++)
            {
                foreach (var other in columns.AsSpan(0, column))
                    TensorPrimitives.MultiplyAdd(other, -TensorPrimitives.Dot<double>(own, other), own, own);
            }

            var norm = TensorPrimitives.Norm<double>(own);
            var factor = norm > 1e-6 * before ? 1 / norm : 0;
            for (var row = 0; row < own.Length; row++) matrix[(row * width) + column] = (float)(own[row] *= factor);
        }
    }

    private static Spread SpreadOf(double[] values)
    {
        var (mean, deviation) = values.Length < 2 ? (values[0], 0) : Moments.MeanAndDeviation(values);
        return new Spread(mean, deviation > 0 ? deviation : 1);
    }
}
