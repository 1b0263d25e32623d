using System.Text.Json.Serialization;
using Regressor.Domain.Tasks;

namespace Regressor.Domain.Evaluation;

/// <summary>Details of a classification, measured on the rows of its <see cref="ModelDiagnostics"/>.</summary>
/// <param name="Classes">The classes of the model, the most frequent one in its training first.</param>
/// <param name="Confusion">[actual class][most probable class], numbers of rows.</param>
/// <param name="Reliability">
/// How often a stated probability came true, by ascending probability: that of the second class where there are two, and of the most probable
/// class where there are more.
/// </param>
/// <param name="Coverage">[class], coverage of the class sets; null out of fold, because those rows calibrated the sets, or without sets.</param>
/// <param name="MeanSetSize">Mean number of classes in a set; null where <paramref name="Coverage"/> is.</param>
/// <param name="Points">
/// Actual classes and probabilities, evenly thinned to at most <see cref="ModelDiagnostics.MaxPoints"/> rows and <see cref="MaxNumbers"/>
/// probabilities.
/// </param>
public sealed record ClassificationDiagnostics(
    IReadOnlyList<string> Classes,
    IReadOnlyList<IReadOnlyList<int>> Confusion,
    IReadOnlyList<ReliabilityBin> Reliability,
    IReadOnlyList<ClassCoverage>? Coverage,
    double? MeanSetSize,
    IReadOnlyList<ClassPoint> Points)
{
    public const int MaxNumbers = 20_000;

    internal ClassificationDiagnostics WithoutExampleIds() => this with { Points = [.. Points.Select(point => point with { ExampleId = null })] };
}

/// <summary>Rows of about equal stated probability.</summary>
/// <param name="Stated">Mean of the stated probabilities.</param>
/// <param name="Observed">Share of the rows that it came true for.</param>
/// <param name="Lower">Lower bound of the 95 % confidence interval of that share (Wilson 1927).</param>
/// <param name="Upper">Upper bound of the interval.</param>
/// <param name="Count">Number of rows.</param>
public sealed record ReliabilityBin(double Stated, double Observed, double Lower, double Upper, int Count)
{
    /// <param name="actual">[row], indices of the actual classes.</param>
    /// <param name="probabilities">[row × class].</param>
    /// <returns>Bins by ascending probability.</returns>
    public static IReadOnlyList<ReliabilityBin> Compute(ReadOnlySpan<int> actual, ReadOnlySpan<double> probabilities) =>
        [.. new CalibrationBins(actual, probabilities).Counts().Select(bin =>
        {
            var (lower, upper) = BinomialDistribution.Wilson(bin.Came, bin.Rows);
            return new ReliabilityBin(bin.Stated, (double)bin.Came / bin.Rows, lower, upper, bin.Rows);
        })];
}

/// <summary>Coverage of the class sets among the rows of one class.</summary>
/// <param name="Class">Name of the class.</param>
/// <param name="Confidence">Confidence of the sets.</param>
/// <param name="Held">Number of rows whose class was in their set.</param>
/// <param name="Count">Number of rows of the class.</param>
public sealed record ClassCoverage(string Class, double Confidence, int Held, int Count)
{
    /// <summary>As of <see cref="SamplingUnits.EffectiveRows"/>, rounded down; null by row, and in reports stored before it was recorded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? EffectiveRows { get; init; }

    /// <summary>Number of independent rows that would tell as much as those of the class.</summary>
    [JsonIgnore]
    public int Independent => EffectiveRows ?? Count;

    /// <summary>Returns the chance of as small a share of covered rows, or a smaller one, if sets of that confidence were right.</summary>
    public double Chance() => BinomialDistribution.AtMost((int)Math.Round((double)Held * Independent / Count), Independent, Confidence);
}

/// <param name="Actual">Index of the actual class; −1 where no training row had it.</param>
/// <param name="Probabilities">[class], predicted probabilities.</param>
/// <param name="ExampleId">Id of the example; null where unknown.</param>
public sealed record ClassPoint(int Actual, IReadOnlyList<double> Probabilities, long? ExampleId);
