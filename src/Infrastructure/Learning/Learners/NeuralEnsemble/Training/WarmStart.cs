using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Evaluation;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Learners.Blend.Inference;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Learning.Splitting;
using Regressor.Infrastructure.Learning.Statistics;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>Prepares networks to continue training on a dataset that has grown.</summary>
internal static class WarmStart
{
    /// <summary>Largest share of rows with a new category in a column; above it, training starts from scratch.</summary>
    private const double MostUnknown = 0.05;

    /// <param name="start">The trained network.</param>
    /// <param name="table">All rows; the test part comes first.</param>
    /// <param name="options">The training's options.</param>
    /// <returns>The networks to continue from; or null and the reason where they do not fit the examples or the options.</returns>
    public static (NetworkContinuation? Networks, string? Misfit) From(TrainedNetwork start, TrainingData table, TrainingOptions options)
    {
        if (BlendFormat.PartOf(ModelDescription.Of(start), LearnerNames.Networks) is not { } description) return (null, "that model has no networks");
        var before = NetworksFormat.ArchitectureOf(description);
        if (MisfitOfOptions(description, before, table, options) is { } otherOptions) return (null, otherOptions);

        var parts = TableParts.Of(table, options.TestFraction, description);
        if (parts.TrainRows == 0) return (null, "every row is a test row of that model");
        var features = FeatureTable.Of(table);
        var fresh = FeatureEncoderFitter.Fit(features, parts.TestRows, parts.TrainRows);
        var trainY = table.Y[parts.TestRows..parts.TrainEnd];
        if ((description.Target.Misfit(table.Classes, trainY) ?? MisfitOfInputs(description.Encoder, fresh, features, parts)) is { } otherRows) return (null, otherRows);

        var encoder = Refreshed(description.Encoder, fresh);
        var architecture = before with
        {
            HiddenWidth = encoder.HiddenWidth,
            DenseWidth = encoder.DenseWidth,
            Levels = [.. encoder.EmbeddedColumns.Select(column => column.Levels.Count + 1)],
        };
        var values = NetworkGrowth.Grow(before, description.Encoder, ParameterLayout.Flatten(before, start.Tensors), architecture, encoder);
        if (description.Target is ClassOutput { Classes: var classes }) values = ClassOrder.Change(architecture, values, classes, table.Classes);
        return (new NetworkContinuation(parts, encoder, description.Target.ScalesIncluding(trainY), description.FoldSeed, architecture, values), null);
    }

    private static string? MisfitOfOptions(ModelDescription description, EnsembleArchitecture before, TrainingData table, TrainingOptions options)
    {
        if (!description.Inputs.SequenceEqual(table.Inputs)) return "that model has other input columns";
        if (before.Members != options.Members * description.Target.Components) return $"{options.Members} networks were requested, and that model has another number";
        if (options.HiddenSizes is not null && !options.HiddenSizes.SequenceEqual(before.Hidden)) return "that model has hidden layers of other widths";
        if (table.Split.By == SplitBy.Time) return "the folds of a split by time move with the newest rows";
        return options.TestFraction > description.TestFraction || !table.Split.IsLike(description.TestSplit)
            ? "that model was trained on rows that are test rows now"
            : null;
    }

    private static string? MisfitOfInputs(FeatureEncoder old, FeatureEncoder fresh, FeatureTable features, TableParts parts)
    {
        foreach (var then in old.Numeric)
        {
            var now = fresh.Numeric[then.Index];
            if (!now.Varies) continue;
            if (!then.Varies) return $"'{features.Numeric[then.Index].Column}' did not vary in that model's training, and it does now";
            if (Moments.Moved(then.Mean, then.Deviation, now.Mean, now.Deviation))
                return $"the center or scale of '{features.Numeric[then.Index].Column}' has changed by more than a standard deviation since then";
        }

        foreach (var then in old.Categorical.Where(column => column.Levels.Count < FeatureEncoder.MaxLevels))
        {
            var (name, _, data) = features.Categorical[then.Index];
            if (fresh.Categorical[then.Index].Levels.Count == 0) continue;
            if (then.Levels.Count == 0) return $"'{name}' spans enough years now to learn what returns every year";
            var share = UnknownShare(then, data, parts);
            if (share > MostUnknown)
                return InvariantText.Text($"'{name}' has a new category in {share:P0} of the examples");
        }

        return null;
    }

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
        })],
        old.Text);
}
