using System.Text.Json;
using System.Text.Json.Serialization;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Checkpoints;
using Regressor.Infrastructure.Learning.Conformal;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Features.Generators;
using Regressor.Infrastructure.Learning.Learners;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Serving;

/// <summary>Describes a trained model, without its parameters and calibration scores; JSON in the checkpoint.</summary>
/// <param name="Inputs">The columns it was trained on.</param>
/// <param name="Encoder">Encoding of the columns as the learner's inputs.</param>
/// <param name="Target">Conversion of the members' outputs to the prediction.</param>
/// <param name="FoldSeed">Seed that determines which member held out which row; see <see cref="Splitting.KFoldSplitter"/>.</param>
/// <param name="TestFraction">Share of the examples kept for the test.</param>
/// <param name="Split">Split that determines the test rows; null in descriptions that predate it.</param>
/// <param name="CalibrationFrom">Position in the split from which rows calibrated the intervals; no member has seen them.</param>
/// <param name="Widening">[input column], factors of <see cref="IntervalWidening"/>; null in descriptions that predate it.</param>
/// <param name="Learner">One of <see cref="LearnerNames"/>; determines which <see cref="IModelFormat"/> reads the parameters.</param>
internal sealed record ModelDescription(
    IReadOnlyList<InputColumn> Inputs,
    FeatureEncoder Encoder,
    ModelOutput Target,
    long FoldSeed,
    double TestFraction,
    TestSplit? Split = null,
    double CalibrationFrom = 1,
    IReadOnlyList<double>? Widening = null,
    string Learner = LearnerNames.Networks)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // As in the manifest, a string is not accepted as a number.
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        IgnoreReadOnlyProperties = true,
        Converters = { new NumberedColumnTypeConverter(writesNumbers: true), new ModelOutputConverter() },
    };

    /// <summary>Properties that the learner's model format adds, by JSON property name.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; init; }

    public TestSplit TestSplit => Split ?? new TestSplit(TestFraction);

    /// <exception cref="TrainingFailedException">The value contains a number that is not finite.</exception>
    public string ToJson() => FiniteJson.Serialize(this, Json);

    /// <summary>Writes a value for <see cref="Properties"/>.</summary>
    /// <exception cref="TrainingFailedException">The value contains a number that is not finite.</exception>
    public static JsonElement ToProperty<T>(T value) => JsonDocument.Parse(FiniteJson.Serialize(value, Json)).RootElement;

    /// <summary>Reads a value that <see cref="ToProperty"/> has written.</summary>
    public static T FromProperty<T>(string json) => JsonSerializer.Deserialize<T>(json, Json)!;

    /// <summary>Reads a value from <see cref="Properties"/>.</summary>
    /// <exception cref="CorruptCheckpointException">It is missing or not a <typeparamref name="T"/>.</exception>
    public T Property<T>(string name)
    {
        try
        {
            return Properties is not null && Properties.TryGetValue(name, out var value) && value.Deserialize<T>(Json) is { } read
                ? read
                : throw new CorruptCheckpointException($"The description of the model lacks '{name}'.");
        }
        catch (JsonException error)
        {
            throw new CorruptCheckpointException("The description of the model cannot be read.", error);
        }
    }

    /// <summary>Reads the description of a network, with the encoder's tensors.</summary>
    /// <exception cref="CorruptCheckpointException">The text is not a description, or tensors are missing.</exception>
    public static ModelDescription Of(TrainedNetwork network)
    {
        var description = Parse(network.Description);
        return description with { Encoder = description.Encoder.With(network.Tensors) };
    }

    /// <exception cref="CorruptCheckpointException">The text is not a description.</exception>
    public static ModelDescription Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            SoundJson.Require(document, mayHoldNulls: "levels");
            return document.Deserialize<ModelDescription>(Json)
                ?? throw new CorruptCheckpointException("The description of the model is empty.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new CorruptCheckpointException("The description of the model cannot be read.", error);
        }
    }

    /// <summary>Checks every number that sizes or indexes something, because an uploaded checkpoint may contain anything.</summary>
    /// <exception cref="CorruptCheckpointException">Columns and encoder contradict each other.</exception>
    public void Check(IReadOnlyList<InputColumn> inputs)
    {
        var features = inputs.SelectMany(input => FeatureGenerators.For(input.Type).Features).ToList();
        var (numeric, categorical) = (features.Count(FeatureKinds.IsNumber), features.Count(FeatureKinds.IsCategory));
        var text = features.Count - numeric - categorical;

        // Units may differ: they only describe a column, and nothing is computed with them.
        Require(Inputs.Select(input => (input.Name, input.Type)).SequenceEqual(inputs.Select(input => (input.Name, input.Type))), "the columns differ");
        Require(Encoder.Numeric.Select(feature => feature.Index).SequenceEqual(Enumerable.Range(0, numeric)), "a numeric feature is out of range");
        Require(Encoder.Categorical.Select(feature => feature.Index).SequenceEqual(Enumerable.Range(0, categorical)), "a categorical feature is out of range");
        Require(Encoder.Texts.Select(feature => feature.Index).SequenceEqual(Enumerable.Range(0, text)), "a text feature is out of range");
        Require(Encoder.Texts.All(feature => feature.IsSound()), "the encoding of a text is invalid");
        Require(TestSplit.IsSound(), "the test split is invalid");
        Require(Encoder.Numeric.All(column => column.Scale > 0 && column.Deviation > 0), "a scale is not positive");
        Require(Encoder.Categorical.All(column => column.Levels.Distinct().Count() == column.Levels.Count), "a category occurs twice");
        Require(Encoder.Categorical.All(column => column.Levels.Count <= FeatureEncoder.MaxLevels + 1), "a column has too many categories");
        Require(Target.IsSound(), "the target's scaling is invalid");
        Require(Widening is null || (Widening.Count == inputs.Count && Widening.All(factor => factor is >= 1 and <= IntervalWidening.Most)), "a widening factor is out of range");
    }

    /// <exception cref="CorruptCheckpointException">The condition does not hold.</exception>
    public static void Require(bool holds, string otherwise)
    {
        if (!holds) throw new CorruptCheckpointException($"The description of the model is invalid: {otherwise}.");
    }
}
