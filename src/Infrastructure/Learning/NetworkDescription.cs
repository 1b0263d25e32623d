using System.Text.Json;
using System.Text.Json.Serialization;
using Regressor.Application.Abstractions;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Checkpoints;

namespace Regressor.Infrastructure.Learning;

/// <summary>Everything about a trained ensemble but its weights and calibration scores; JSON in the checkpoint.</summary>
/// <param name="Inputs">The columns it was trained on.</param>
/// <param name="Encoder">From columns to network inputs.</param>
/// <param name="Target">From network outputs to the target.</param>
/// <param name="Architecture">The shape of the networks.</param>
/// <param name="FoldSeed">Which member held out which row; see <see cref="Folds"/>.</param>
/// <param name="TestFraction">The share of the examples that no member was to see.</param>
/// <param name="Split">Which ones no member has seen; null in networks stored before that was kept.</param>
/// <param name="CalibrationFrom">From this place of the split on, rows calibrated the intervals and no member has seen them.</param>
/// <param name="Widening">[input column]: see <see cref="Learning.Widening"/>; null in descriptions of before 0.4.</param>
internal sealed record NetworkDescription(
    IReadOnlyList<InputColumn> Inputs,
    Encoder Encoder,
    TargetBlend Target,
    Architecture Architecture,
    long FoldSeed,
    double TestFraction,
    TestSplit? Split = null,
    double CalibrationFrom = 1,
    IReadOnlyList<double>? Widening = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // As in the manifest: no text stands for a number.
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        IgnoreReadOnlyProperties = true,
        Converters = { new NumberedColumnTypeConverter(writesNumbers: true) },
    };

    public TestSplit TestSplit => Split ?? new TestSplit(TestFraction);

    /// <exception cref="TrainingFailedException">It holds a number that is none.</exception>
    public string ToJson() => FiniteJson.Serialize(this, Json);

    /// <exception cref="CheckpointDamagedException">It is not a description.</exception>
    public static NetworkDescription Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            SoundJson.Require(document, mayHoldNulls: "levels");
            return document.Deserialize<NetworkDescription>(Json)
                ?? throw new CheckpointDamagedException("The description of the network is empty.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new CheckpointDamagedException("The description of the network cannot be read.", error);
        }
    }

    /// <summary>A checkpoint from outside may say anything: every number that sizes or indexes something is checked here.</summary>
    /// <exception cref="CheckpointDamagedException">Columns, encoder and architecture contradict each other.</exception>
    public void Check(IReadOnlyList<InputColumn> inputs)
    {
        var numeric = inputs.Count(input => input.Type == ColumnTypes.Numeric);
        var categorical = inputs.Count - numeric;

        // A unit is something said about a column: nothing is computed with it.
        Require(Inputs.Select(input => (input.Name, input.Type)).SequenceEqual(inputs.Select(input => (input.Name, input.Type))), "the columns differ");
        Require(IndicesFit(Encoder.Numeric.Select(column => column.Index), numeric), "a numeric column is out of range");
        Require(IndicesFit(Encoder.Categorical.Select(column => column.Index), categorical), "a categorical column is out of range");
        Require(TestSplit.IsSound(), "the test part makes no sense");
        Require(Encoder.Numeric.All(column => column.Scale > 0 && column.Deviation > 0), "a scale is not positive");
        Require(Encoder.Categorical.All(column => column.Levels.Distinct().Count() == column.Levels.Count), "a category stands twice");
        Require(Encoder.Categorical.All(column => column.Levels.Count <= Encoder.MaxLevels + 1), "a column has too many categories");
        Require(
            Target.Scalings.Length is 1 or 2 && Target.Weights.Length == Target.Scalings.Length && Target.Weights.All(weight => weight is >= 0 and <= 1)
            && Target.Scalings.All(scaling => scaling.Scale > 0 && scaling.Smearing > 0 && scaling.Lower <= scaling.Upper),
            "the target's scaling makes no sense");
        Require(Widening is null || (Widening.Count == inputs.Count && Widening.All(factor => factor is >= 1 and <= Learning.Widening.Most)), "how far intervals are widened makes no sense");

        var limits = (Members: TrainingOptions.Limits.MaxMembers, Layers: TrainingOptions.Limits.MaxHiddenLayers, Size: TrainingOptions.Limits.MaxHiddenSize);
        Require(Architecture.Members > 0 && Architecture.Members % Target.Scalings.Length == 0 && Architecture.Members <= Target.Scalings.Length * limits.Members, "the number of members is out of range");
        Require(Architecture.Hidden.Count <= limits.Layers && Architecture.Hidden.All(size => size > 0 && size <= limits.Size), "a hidden layer's size is out of range");
        Require(Architecture.Frequencies is >= 0 and <= 64 && Architecture.EmbeddingSize is > 0 and <= 64, "an embedding's size is out of range");
        Require(
            Architecture.Numbers == Encoder.Numbers && Architecture.HiddenWidth == Encoder.HiddenWidth && Architecture.DenseWidth == Encoder.DenseWidth
            && Architecture.Levels.SequenceEqual(Encoder.EmbeddedColumns.Select(column => column.Levels.Count + 1)),
            "encoder and network do not fit together");
    }

    private static bool IndicesFit(IEnumerable<int> indices, int count)
    {
        var all = indices.ToList();
        return all.All(index => index >= 0 && index < count) && all.Distinct().Count() == all.Count;
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds) throw new CheckpointDamagedException($"The description of the network is not sound: {otherwise}.");
    }
}
