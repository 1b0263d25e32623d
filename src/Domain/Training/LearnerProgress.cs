using Regressor.Domain.Tasks;

namespace Regressor.Domain.Training;

/// <summary>How far the learner at work is.</summary>
/// <param name="Name">One of <see cref="LearnerNames"/>.</param>
/// <param name="Share">Share of its planned rounds or epochs, from 0 to 1; it may end before.</param>
/// <param name="Number">Its number among the learners of the training, from 1.</param>
/// <param name="Count">Number of the learners.</param>
/// <param name="From">Progress of the whole training when it begins, from 0 to 1.</param>
/// <param name="To">Progress of the whole training when it ends, from 0 to 1.</param>
public sealed record LearnerProgress(string Name, double Share, int Number = 1, int Count = 1, double From = 0, double To = 1)
{
    /// <summary>
    /// Time of the learners relative to each other, about the mean of tables of 1 000 and of 10 000 rows, so that progress is about as even as
    /// the time.
    /// </summary>
    private static readonly Dictionary<string, double> Times = new() { [LearnerNames.Linear] = 1, [LearnerNames.Trees] = 4, [LearnerNames.Networks] = 15 };

    /// <summary>Time of trees of classes, of which there are two sets; about that of eighteen public tables.</summary>
    private const double TreesOfClasses = 10;

    /// <summary>Places it among the learners of its training.</summary>
    /// <param name="learners">Names of the learners in the order of their fits.</param>
    /// <param name="index">Its index among them.</param>
    /// <param name="task">Task of the target.</param>
    public LearnerProgress Among(IReadOnlyList<string> learners, int index, PredictionTask task)
    {
        double TimeOf(string learner) => learner == LearnerNames.Trees && task == PredictionTasks.Classification ? TreesOfClasses : Times[learner];
        double[] times = [.. learners.Select(TimeOf)];
        double Until(int count) => times[..count].Sum() / times.Sum();
        return this with { Number = index + 1, Count = times.Length, From = Until(index), To = Until(index + 1) };
    }
}
