using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Evaluation;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Learning.Splitting;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>Prepares networks to continue training on a dataset that has grown.</summary>
internal static class WarmStart
{
    /// <summary>Largest shift or spread of the examples, in standard deviations, for which the previous scale is kept.</summary>
    private const double MostShift = 1;

    /// <summary>Largest share of rows with a new category in a column; above it, training starts from scratch.</summary>
    private const double MostUnknown = 0.05;

    /// <param name="start">The trained network.</param>
    /// <param name="table">All rows; the test part comes first.</param>
    /// <param name="options">The training's options.</param>
    /// <returns>The networks to continue from; or null and the reason where they do not fit the examples or the options.</returns>
    public static (NetworkContinuation? Networks, string? Misfit) From(TrainedNetwork start, TrainingData table, TrainingOptions options)
    {
        var description = ModelDescription.Parse(start.Description);
        if (description.Learner != LearnerNames.Networks) return (null, "that model is not an ensemble of networks");
        var before = NetworksFormat.ArchitectureOf(description);
        if (MisfitOfOptions(description, before, table, options) is { } otherOptions) return (null, otherOptions);

        var parts = TableParts.Of(table, options.TestFraction, description);
        if (parts.TrainRows == 0) return (null, "every row is a test row of that model");
        var features = FeatureTable.Of(table);
        var fresh = FeatureEncoderFitter.Fit(features, parts.TestRows, parts.TrainRows);
        var trainY = table.Y.AsSpan(parts.TestRows, parts.TrainRows);
        if ((MisfitOfTarget(description.Target, trainY) ?? MisfitOfInputs(description.Encoder, fresh, features, parts)) is { } otherRows) return (null, otherRows);

        var encoder = Refreshed(description.Encoder, fresh);
        var architecture = before with
        {
            HiddenWidth = encoder.HiddenWidth,
            DenseWidth = encoder.DenseWidth,
            Levels = [.. encoder.EmbeddedColumns.Select(column => column.Levels.Count + 1)],
        };
        var scalings = new TargetTransform[description.Target.Scalings.Length];
        for (var scale = 0; scale < scalings.Length; scale++) scalings[scale] = description.Target.Scalings[scale].Including(trainY);
        var values = NetworkGrowth.Grow(before, description.Encoder, ParameterLayout.Flatten(before, start.Tensors), architecture, encoder);
        return (new NetworkContinuation(parts, encoder, scalings, description.FoldSeed, architecture, values), null);
    }

    private static string? MisfitOfOptions(ModelDescription description, EnsembleArchitecture before, TrainingData table, TrainingOptions options)
    {
        if (!description.Inputs.SequenceEqual(table.Inputs)) return "that model has other input columns";
        if (before.Members != options.Members * description.Target.Scalings.Length) return $"{options.Members} networks were requested, and that model has another number";
        if (options.HiddenSizes is not null && !options.HiddenSizes.SequenceEqual(before.Hidden)) return "that model has hidden layers of other widths";
        return options.TestFraction > description.TestFraction || table.CopiesTogether != description.TestSplit.CopiesTogether
            ? "that model was trained on rows that are test rows now"
            : null;
    }

    private static string? MisfitOfTarget(TargetBlend target, ReadOnlySpan<double> y)
    {
        foreach (var old in target.Scalings)
        {
            if (old.Log && y.ContainsAnyExceptInRange(double.Epsilon, double.MaxValue)) return "the target was always positive in that model's training, and it is no longer";
            var now = TargetTransform.Fit(y, old.Log);
            if (Moved(old.Center, old.Scale, now.Center, now.Scale)) return "the target's center or scale has changed by more than a standard deviation since then";
        }

        return null;
    }

    private static string? MisfitOfInputs(FeatureEncoder old, FeatureEncoder fresh, FeatureTable features, TableParts parts)
    {
        foreach (var then in old.Numeric)
        {
            var now = fresh.Numeric[then.Index];
            if (!now.Varies) continue;
            if (!then.Varies) return $"'{features.Numeric[then.Index].Column}' did not vary in that model's training, and it does now";
            if (Moved(then.Mean, then.Deviation, now.Mean, now.Deviation))
                return $"the center or scale of '{features.Numeric[then.Index].Column}' has changed by more than a standard deviation since then";
        }

        foreach (var then in old.Categorical.Where(column => column.Levels.Count < FeatureEncoder.MaxLevels))
        {
            var (name, data) = features.Categorical[then.Index];
            var share = UnknownShare(then, data, parts);
            if (share > MostUnknown)
                return InvariantText.Text($"'{name}' has a new category in {share:P0} of the examples");
        }

        return null;
    }

    private static bool Moved(double center, double scale, double newCenter, double newScale) =>
        Math.Abs(newCenter - center) > MostShift * scale || newScale - scale > MostShift * scale;

    private static double UnknownShare(CategoryEncoding then, CodeData column, TableParts parts)
    {
        var known = then.Levels.ToHashSet();
        var isKnown = column.Vocabulary.Select(known.Contains).Prepend(known.Contains(null)).ToArray();
        var codes = column.Codes.AsSpan(parts.TestRows, parts.TrainRows);
        var unknown = 0;
        foreach (var code in codes)
            if (!isKnown[code + 1]) unknown++;
        return (double)unknown / codes.Length;
    }

    /// <summary>Keeps the scales, because the weights depend on them, and extends ranges, missing flags and levels by the new rows.</summary>
    private static FeatureEncoder Refreshed(FeatureEncoder old, FeatureEncoder fresh) => new(
        [.. old.Numeric.Select(column => column with
        {
            Min = Math.Min(column.Min, fresh.Numeric[column.Index].Min),
            Max = Math.Max(column.Max, fresh.Numeric[column.Index].Max),
            Missing = column.Missing || fresh.Numeric[column.Index].Missing,
        })],
        [.. old.Categorical.Select(column => column with
        {
            Levels = [.. column.Levels.Union(fresh.Categorical[column.Index].Levels).Take(Math.Max(column.Levels.Count, FeatureEncoder.MaxLevels))],
        })]);
}
