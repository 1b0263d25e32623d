namespace Regressor.Infrastructure.Learning.Features.Text;

/// <summary>Sparse tf-idf vectors (Salton and Buckley 1988), with 1 + ln(count) as the term frequency.</summary>
internal static class TextVector
{
    /// <param name="text">Text.</param>
    /// <param name="tokens">Scratch.</param>
    /// <param name="positions">[bucket] → position; −1 where the bucket is not in use.</param>
    /// <param name="idf">[position].</param>
    /// <returns>Weights by position; those of the words and those of the parts have length 1 each.</returns>
    public static (int Position, float Weight)[] Of(string text, TextTokens tokens, int[] positions, float[] idf)
    {
        tokens.Count(text);
        var vector = new (int Position, float Weight)[tokens.Found.Count];
        var count = 0;
        Span<double> squares = stackalloc double[2];
        var isPart = new bool[vector.Length];
        for (var i = 0; i < vector.Length; i++)
        {
            var bucket = tokens.Found[i];
            if (positions[bucket] is not (>= 0 and var position)) continue;
            var weight = (float)(1 + Math.Log(tokens.CountOf(bucket))) * idf[position];
            isPart[count] = bucket >= TextTokens.Parts;
            squares[isPart[count] ? 1 : 0] += weight * weight;
            vector[count++] = (position, weight);
        }

        for (var i = 0; i < count; i++) vector[i].Weight /= (float)Math.Sqrt(squares[isPart[i] ? 1 : 0]);
        return vector[..count];
    }
}
