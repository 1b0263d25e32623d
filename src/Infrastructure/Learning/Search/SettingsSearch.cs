using System.Diagnostics;
using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Learners;
using Regressor.Infrastructure.Learning.Memory;
using Regressor.Infrastructure.Learning.Splitting;

namespace Regressor.Infrastructure.Learning.Search;

/// <summary>
/// Searches settings of the learners by random trials on held-out training rows, until its time or its number of trials is used up. Neither
/// the test rows nor those that calibrate take part.
/// </summary>
internal sealed class SettingsSearch
{
    private readonly PreparedData _data;
    private readonly TrainingOptions _options;
    private readonly ISearchLog? _log;
    private readonly IReadOnlyList<ISearchSpace> _spaces;
    private readonly SuccessiveHalving _halving;
    private readonly TrialRunner _runner;
    private readonly List<SearchTrial> _trials;

    private SettingsSearch(PreparedData data, TrainingOptions options, ISearchLog? log)
    {
        (_data, _options, _log, _spaces) = (data, options, log, SearchSpaces.Of(options));

        // A trial of trees costs a fraction of one of networks.
        _halving = new SuccessiveHalving([.. _spaces.SelectMany(space => Enumerable.Repeat(space.Learner, space is TreeSpace ? 2 : 1))]);
        _runner = new TrialRunner(data, options);
        _trials = [.. log?.Finished ?? []];
    }

    /// <summary>Searches, if the options say so and there are enough rows.</summary>
    /// <param name="data">The prepared table.</param>
    /// <param name="options">The training's options.</param>
    /// <param name="log">Log with the trials of an earlier attempt, which are not repeated; null for none.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    /// <returns>Learners with their best settings, by name, and what to report; null without a search.</returns>
    public static (IReadOnlyDictionary<string, ILearner> Tuned, SearchResult Result)? Run(
        PreparedData data, TrainingOptions options, ISearchLog? log, CancellationToken cancellationToken)
    {
        if (!options.HasSearch()) return null;
        var search = new SettingsSearch(data, options, log);
        if (data.TestY.Length > 0 && data.CalibrationY.Length > 0 && search._spaces.Count > 0) search.RunTrials(cancellationToken);
        log?.End();
        return (search.Tuned(), search.Result());
    }

    /// <summary>Settings of a candidate; the same for the same seed, learner and number.</summary>
    private Candidate Draw(ISearchSpace space, int candidate) =>
        space.Draw(new Random((int)KFoldSplitter.Mix((ulong)_options.Seed ^ KFoldSplitter.Mix((ulong)candidate))), _data, _options);

    private void RunTrials(CancellationToken cancellationToken)
    {
        TimeSpan? left = _options.SearchSeconds > 0 ? TimeSpan.FromSeconds(Math.Max(0, _options.SearchSeconds - _trials.Sum(trial => trial.Seconds))) : null;
        _log?.Begin(left);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _log?.Finish ?? default);
        if (left == TimeSpan.Zero) end.Cancel();
        else if (left is { } time) end.CancelAfter(time);
        try
        {
            while (_trials.Count < (_options.SearchTrials ?? TrainingOptions.Limits.MaxTrials)) RunTrial(end.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is up, or people have seen enough: the trial in progress does not count.
        }
    }

    private void RunTrial(CancellationToken end)
    {
        end.ThrowIfCancellationRequested();
        var watch = Stopwatch.StartNew();
        var (learner, candidate, rung) = _halving.Next(_trials);
        var drawn = candidate == 0 ? LearnerCatalog.Named(learner) : Draw(SpaceOf(learner), candidate).Learner;
        var loss = _runner.Run(drawn, rung, end);
        _trials.Add(new SearchTrial(_trials.Count + 1, learner, candidate, rung, loss, watch.Elapsed.TotalSeconds));
        Garbage.Collect(_data.Table.Rows);
        _log?.Record(_trials[^1], Gain());
    }

    private ISearchSpace SpaceOf(string learner) => _spaces.Single(space => space.Learner == learner);

    /// <summary>Relative reduction of the error of the best learner.</summary>
    private double? Gain()
    {
        var task = _data.Table.Task;
        double ErrorOf(SearchTrial trial) => task.FromMeanLoss(trial.Loss!.Value);
        return _spaces.Select(space => SuccessiveHalving.BestOf(space.Learner, _trials)).OfType<(SearchTrial Best, SearchTrial Default)>()
            .OrderBy(found => found.Best.Loss)
            .Select(found => (double?)Math.Max(0, 1 - (ErrorOf(found.Best) / ErrorOf(found.Default))))
            .FirstOrDefault();
    }

    private Dictionary<string, ILearner> Tuned() => _spaces.Select(Best).OfType<Candidate>().ToDictionary(best => best.Learner.Name, best => best.Learner);

    private SearchResult Result() => new(
        _trials.Count,
        _trials.Sum(trial => trial.Seconds),
        _trials.Count == 0 ? [] : [.. _spaces.Select(space => new ChosenSettings(
            space.Learner, _trials.Count(trial => trial.Learner == space.Learner), Best(space)?.Settings ?? new Dictionary<string, double>()))]);

    /// <summary>Returns the best settings of a learner besides the default ones; null where none are about as good.</summary>
    private Candidate? Best(ISearchSpace space) =>
        SuccessiveHalving.BestOf(space.Learner, _trials) is { } found ? Draw(space, found.Best.Candidate) : null;
}
