using System.Numerics.Tensors;
using System.Text.Json.Serialization;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Infrastructure.Learning.Features.Text;

/// <summary>
/// Converts texts to dense inputs: their tf-idf vectors over hashed words and parts of words, projected on the main directions of the
/// training texts (latent semantic analysis, Deerwester et al. 1990), the logarithm of the length, the share of digits, and, where texts
/// were sometimes missing, an indicator. A missing text is 0 elsewhere.
/// </summary>
/// <param name="Index">Index among the text features.</param>
/// <param name="Buckets">Buckets of <see cref="TextTokens"/> in use, ascending; B of them.</param>
/// <param name="Means">Means of the projections, [D].</param>
/// <param name="Scales">Scales of the projections, [D].</param>
/// <param name="Length">Mean and standard deviation of the logarithm of 1 + length.</param>
/// <param name="Digits">Mean and standard deviation of the share of digits.</param>
/// <param name="Missing">True where texts were sometimes missing in training.</param>
internal sealed record TextEncoding(
    int Index, IReadOnlyList<int> Buckets, IReadOnlyList<double> Means, IReadOnlyList<double> Scales, Spread Length, Spread Digits, bool Missing)
{
    public const int MaxDimensions = 32;

    /// <summary>Inverse document frequency of each bucket, [B]; a tensor of the checkpoint.</summary>
    [JsonIgnore]
    public float[] Idf { get; init; } = [];

    /// <summary>Directions, row-major [B, D]; a tensor of the checkpoint.</summary>
    [JsonIgnore]
    public float[] Directions { get; init; } = [];

    /// <summary>Hashes of the words seen in training, ascending; a tensor of the checkpoint.</summary>
    [JsonIgnore]
    public int[] KnownWords { get; init; } = [];

    public int Dimensions => Means.Count;

    /// <summary>Number of dense inputs; 0 where the texts do not vary.</summary>
    public int Width => Dimensions == 0 ? 0 : Dimensions + 2 + (Missing ? 1 : 0);

    /// <summary>[bucket] → position among <see cref="Buckets"/>; −1 where not in use.</summary>
    [JsonIgnore]
    public int[] Positions => field ??= PositionsOf(Buckets);

    public IEnumerable<NamedTensor> ToTensors() =>
    [
        new NamedTensor(IdfName(Index), [Buckets.Count], Idf),
        new NamedTensor(DirectionsName(Index), [Buckets.Count, Dimensions], Directions),
        new NamedTensor(WordsName(Index), [KnownWords.Length], Array.ConvertAll(KnownWords, hash => (float)hash)),
    ];

    /// <exception cref="CorruptCheckpointException">The tensors are missing or have another shape.</exception>
    public TextEncoding With(IReadOnlyList<NamedTensor> tensors)
    {
        return this with
        {
            Idf = Values(IdfName(Index), Buckets.Count),
            Directions = Values(DirectionsName(Index), Buckets.Count, Dimensions),
            KnownWords = Array.ConvertAll(Values(WordsName(Index), [null]), hash => (int)hash),
        };

        float[] Values(string name, params long?[] shape) =>
            tensors.FirstOrDefault(tensor => tensor.Name == name) is { } tensor && tensor.Shape.Count == shape.Length
            && tensor.Shape.Zip(shape).All(size => size.Second is null || size.First == size.Second) && tensor.Values.All(float.IsFinite)
                ? tensor.Values
                : throw new CorruptCheckpointException($"The tensor '{name}' is missing or has the wrong shape.");
    }

    public bool IsSound() =>
        Dimensions <= MaxDimensions && Scales.Count == Dimensions && Scales.All(scale => scale > 0) && Length.Deviation > 0 && Digits.Deviation > 0
        && Buckets.Zip(Buckets.Skip(1)).All(pair => pair.First < pair.Second) && Buckets.All(bucket => bucket is >= 0 and < TextTokens.Buckets);

    /// <param name="text">Text; null where it is missing.</param>
    /// <param name="tokens">Scratch.</param>
    /// <param name="dense">Output, [<see cref="Width"/>], all 0 before.</param>
    /// <returns>False where the text has no word that was seen in training.</returns>
    public bool Encode(string? text, TextTokens tokens, Span<float> dense)
    {
        if (text is null)
        {
            if (Missing) dense[^1] = 1;
            return true;
        }

        var projection = dense[..Dimensions];
        Project(text, tokens, projection);
        for (var dimension = 0; dimension < projection.Length; dimension++)
            projection[dimension] = (float)((projection[dimension] - Means[dimension]) / Scales[dimension]);
        dense[Dimensions] = (float)Length.Standardize(Math.Log(1 + text.Length));
        dense[Dimensions + 1] = (float)Digits.Standardize(ShareOfDigits(text));
        return tokens.WordHashes.Any(hash => Array.BinarySearch(KnownWords, hash) >= 0);
    }

    /// <summary>Adds the projection of a text's tf-idf vector. The words' and the parts' halves of the vector have length 1 each.</summary>
    private void Project(string text, TextTokens tokens, Span<float> projection)
    {
        foreach (var (position, weight) in TextVector.Of(text, tokens, Positions, Idf)) TensorPrimitives.MultiplyAdd(Directions.AsSpan(position * Dimensions, Dimensions), weight, projection, projection);
    }

    public static double ShareOfDigits(string text) => text.Length == 0 ? 0 : (double)text.Count(char.IsAsciiDigit) / text.Length;

    private static int[] PositionsOf(IReadOnlyList<int> buckets)
    {
        var positions = new int[TextTokens.Buckets];
        Array.Fill(positions, -1);
        for (var position = 0; position < buckets.Count; position++) positions[buckets[position]] = position;
        return positions;
    }

    private static string IdfName(int index) => $"text.{index}.idf";

    private static string DirectionsName(int index) => $"text.{index}.directions";

    private static string WordsName(int index) => $"text.{index}.words";
}

/// <summary>Location and scale of a number.</summary>
internal readonly record struct Spread(double Mean, double Deviation)
{
    public double Standardize(double x) => Math.Clamp((x - Mean) / Deviation, -10, 10);
}
