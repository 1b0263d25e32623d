using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Learning.Search;

/// <summary>
/// Decides what a search tries next (asynchronous successive halving, Li et al. 2020): many settings on the lowest, cheapest rung, and the
/// best third of a rung on the next one. The decision depends only on the finished trials, so that a search can be continued and repeated.
/// </summary>
/// <param name="learners">Names of the learners to search; a name that occurs twice has twice as many trials.</param>
internal sealed class SuccessiveHalving(IReadOnlyList<string> learners)
{
    /// <summary>Number of settings of a rung for each that is tried on the next one.</summary>
    private const int Reduction = 3;

    /// <summary>Relative excess of the loss over that of the default settings at which others may still improve a blend with them.</summary>
    private const double Tolerance = 0.02;

    /// <summary>Number of folds by rung.</summary>
    public static IReadOnlyList<int> Folds { get; } = [2, 4, 8];

    /// <param name="finished">Finished trials, in order.</param>
    /// <returns>Learner, number of the settings (0 for the default ones), and rung of the next trial.</returns>
    public (string Learner, int Candidate, int Rung) Next(IReadOnlyList<SearchTrial> finished)
    {
        var learner = learners[finished.Count % learners.Count];
        var own = finished.Where(trial => trial.Learner == learner).ToList();
        if (own.Count == 0) return (learner, 0, 0);
        for (var rung = Folds.Count - 2; rung >= 0; rung--)
        {
            var (of, above) = (own.FindAll(trial => trial.Rung == rung), own.FindAll(trial => trial.Rung == rung + 1));
            var best = Ranked(of).Take(of.Count / Reduction).Select(trial => trial.Candidate).Except(above.Select(trial => trial.Candidate)).ToList();
            if (best.Count == 0) continue;

            // Without the default settings on it, a rung could not tell what others gain.
            return (learner, above.Exists(trial => trial.Candidate == 0) ? best[0] : 0, rung + 1);
        }

        return (learner, own.Max(trial => trial.Candidate) + 1, 0);
    }

    /// <summary>Finds the best settings of a learner besides the default ones: those with the smallest loss on the highest rung.</summary>
    /// <param name="learner">Name of the learner.</param>
    /// <param name="finished">Finished trials.</param>
    /// <returns>
    /// The trial of the settings and that of the default ones on the same rung; null where nothing was compared yet, and where the default
    /// ones are much better.
    /// </returns>
    public static (SearchTrial Best, SearchTrial Default)? BestOf(string learner, IEnumerable<SearchTrial> finished)
    {
        // The lowest rung learns from half of the rows, and only sorts out.
        var own = finished.Where(trial => trial.Learner == learner && trial is { Rung: > 0, Loss: not null }).ToList();
        var compared = own.Where(trial => trial.Candidate > 0).Select(trial => trial.Rung).DefaultIfEmpty().Max();
        if (compared == 0) return null;
        var ranked = Ranked(own.FindAll(trial => trial.Rung == compared)).ToList();
        return ranked.Find(trial => trial.Candidate == 0) is { } usual && ranked.Find(trial => trial.Candidate > 0) is { } best && best.Loss <= (1 + Tolerance) * usual.Loss
            ? (best, usual)
            : null;
    }

    private static IEnumerable<SearchTrial> Ranked(IEnumerable<SearchTrial> trials) =>
        trials.Where(trial => trial.Loss is not null).OrderBy(trial => trial.Loss).ThenBy(trial => trial.Candidate);
}
