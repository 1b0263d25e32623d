using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Features.Generators;
using Regressor.Infrastructure.Learning.Features.Text;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;
using Regressor.Infrastructure.Learning.Search;
using Regressor.Infrastructure.Learning.Statistics;

namespace Regressor.Infrastructure.Learning.Memory;

/// <summary>Estimates the memory that a training needs before its table is read: somewhat more than it then uses.</summary>
internal static class MemoryEstimate
{
    /// <summary>Bytes that do not grow with the training, including libtorch once it is loaded.</summary>
    private const long Fixed = 100L << 20;

    /// <summary>A number may be learned on two scales, each by all members; only the rows determine whether it is.</summary>
    private const int Scales = 2;

    /// <summary>Bytes per row and class: logits of networks and of regressions, blended and as probabilities, twice; and those of the baselines.</summary>
    private const long Probability = 7 * 8;

    /// <summary>
    /// Bytes per row, without its columns: target, position and id; then target, prediction and baseline on each scale, fold, and order.
    /// </summary>
    private const long Row = 24 + 72;

    /// <summary>Bytes per number: raw, encoded for the hidden layers, encoded for the linear part, and its missing indicator.</summary>
    private const long Number = 8 + (3 * 4);

    /// <summary>Bytes per value of an input that is left out: only raw.</summary>
    private const long LeftOut = 8;

    /// <summary>Bytes per category: its code, and its one-hot inputs.</summary>
    private const long Category = 4 + (4 * (FeatureEncoder.MaxOneHotLevels + 1));

    /// <summary>Bytes per text: its code, an object with its places in two collections, and its inputs. Its characters count separately.</summary>
    private const long Text = 4 + 80 + (4 * TextWidth);

    /// <summary>
    /// Bytes per character: its own, and, in the rows from which an encoding is fitted, the words and parts of words that begin with it.
    /// </summary>
    private const long Character = 2, Parts = 28;

    private const int TextWidth = TextEncoding.MaxDimensions + 3;

    /// <summary>Bytes per parameter: value, gradient, two moments, the best two so far, and both joined and ready to predict.</summary>
    private const long Parameter = 10 * 4;

    /// <summary>Bytes per row of boosted trees: gradients and order for each thread; a sum, twice, for each member and output; and a bin for each input.</summary>
    private const long TreeRowOfThread = 44, TreeRowOfMember = 2 * 8, Bin = 1;

    /// <summary>Bytes per row, learner of a blend and output: its predictions, and what is compared with them.</summary>
    private const long Blended = 2 * 8;

    /// <summary>
    /// Bytes per unit of the first layer (value, gradient, sine), and per hidden unit (value, slope, mask, and two gradients).
    /// </summary>
    private const long FirstUnit = 3 * 4, HiddenUnit = 5 * 4;

    /// <param name="inputs">Inputs of the dataset.</param>
    /// <param name="size">Size of the table.</param>
    /// <param name="options">Options of the training.</param>
    /// <returns>Estimate, in bytes.</returns>
    public static long Of(IReadOnlyList<InputColumn> inputs, TableSize size, TrainingOptions options)
    {
        var (rows, classes, characters) = size;
        var learned = options.LearnedOf(inputs);
        var features = learned.SelectMany(input => FeatureGenerators.For(input.Type).Features).ToList();
        long numbers = features.Count(FeatureKinds.IsNumber);
        long categories = features.Count(FeatureKinds.IsCategory);
        var texts = features.Count - numbers - categories;
        var plan = ResolvedHyperparameters.For(options, rows, (int)numbers);
        if (options.HasSearch() && options.HiddenSizes is null) plan = plan with { Hidden = NetworkSpace.Largest };
        long members = (classes > 0 ? 1 : Scales) * options.Members;
        var outputs = Math.Max(1, classes);
        var (steps, batch) = plan.BatchesOf(rows);

        var table = rows * (Row + (Probability * classes) + (Number * numbers) + (Category * categories) + (Text * texts) + (LeftOut * (inputs.Count - learned.Count)));
        table += Character * characters;
        if (texts > 0) table += Parts * (long)(characters * Math.Min(1, TextEncodingFitter.MostRows / Math.Max(1.0, rows)));
        if (options.Learners.Count > 1) table += Blended * rows * options.Learners.Count * outputs;
        if (options.Learners.Contains(LearnerNames.Trees)) table += rows * ((TreeRowOfThread * TrainingCores.Threads) + (TreeRowOfMember * options.Members * outputs));
        var order = members * ((4L * rows) + (16L * steps * batch));
        var first = (numbers * (2 + plan.Frequencies)) + (categories * (FeatureEncoder.MaxOneHotLevels + 1)) + (texts * TextWidth);
        if (options.Learners.Contains(LearnerNames.Trees)) table += Bin * rows * first;
        var parameters = categories * Math.Min(rows, FeatureEncoder.MaxLevels) * (plan.EmbeddingSize + outputs);
        long units = FirstUnit * first, width = first;
        foreach (var hidden in plan.Hidden)
        {
            parameters += (width + 1) * hidden;
            units += HiddenUnit * hidden;
            width = hidden;
        }

        if (classes > 0)
        {
            parameters += (width + first + 1) * classes;
            units += HiddenUnit * classes;
            table += MultinomialRidge.MostBytes(rows, first, classes);
        }

        return Fixed + table + order + (members * ((Parameter * parameters) + (batch * units)));
    }
}
