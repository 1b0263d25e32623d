using System.Collections.Concurrent;
using System.Diagnostics;
using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.CrossFitting;

namespace Regressor.Infrastructure.Learning.Learners.Trees.Training;

/// <summary>Boosts the members of one training. Bins and buffers are shared by all members, fits and settings.</summary>
internal sealed class TreesTraining
{
    /// <summary>Time that the fits share although the training is to be finished, because a few rounds are no model.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(0.6);

    private readonly PreparedData _data;
    private readonly TrainingOptions _options;
    private readonly TreeSettings? _settings;
    private readonly TrainingObserver _observer;
    private readonly CancellationToken _cancellationToken;

    /// <summary>Buffers that no thread owns. Those of a bag would be kept by their threads until it is finalized.</summary>
    private readonly ConcurrentStack<Workspace> _spaces = [];

    private readonly IReadOnlyList<BinnedColumn> _dense;
    private readonly int _fits;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Lock _progress = new();
    private int _fitted;
    private double _planned;
    private double _boosted;
    private int _epochs;
    private bool _isEnded;

    /// <param name="data">The training part.</param>
    /// <param name="options">Members, seed and time limit.</param>
    /// <param name="settings">Settings; null to choose among those that suit the number of rows.</param>
    /// <param name="observer">Receives the rounds.</param>
    /// <param name="cancellationToken">Checked at every round.</param>
    public TreesTraining(PreparedData data, TrainingOptions options, TreeSettings? settings, TrainingObserver observer, CancellationToken cancellationToken)
    {
        (_data, _options, _settings, _observer, _cancellationToken) = (data, options, settings, observer, cancellationToken);
        _fits = Math.Max(1, data.Targets.Count) + (IsRandomizedToo ? 1 : 0);
        _dense = DenseColumns.Of(data, TreeSettings.BinsFor(data.Train.Rows), cancellationToken);
    }

    /// <summary>True where classes also get trees with random splits. Numbers gain nothing from them in a blend.</summary>
    private bool IsRandomizedToo => _settings is null && _data.Targets.Count == 0 && _data.Train.Rows < TreeSettings.VeryMany;

    private bool IsToEnd => _isEnded || _observer.IsFinishRequested();

    /// <summary>Describes the levels of embedded columns.</summary>
    /// <param name="targets">Numbers whose means describe them, each a value of a row.</param>
    public DescribedLevels Describe(IReadOnlyList<Func<int, double>> targets)
    {
        var levels = Enumerable.Range(0, _data.FoldCount).Select(fold => LevelsOf(fold, targets)).ToArray();
        return new DescribedLevels(levels, Array.ConvertAll(levels, Columns));
    }

    /// <summary>Boosts one member per fold.</summary>
    /// <param name="loss">Loss to minimize.</param>
    /// <param name="levels">The levels of embedded columns.</param>
    public IReadOnlyList<FittedMember> Fit(BoostingLoss loss, DescribedLevels levels) =>
        Fit(loss, levels, _settings is null ? TreeSettings.CandidatesFor(_data.Train.Rows, loss) : [_settings.For(loss, _data.Train.Rows)]);

    /// <summary>Boosts one member per fold with random splits; null where they are not wanted, or there is no time left.</summary>
    /// <param name="loss">Loss to minimize.</param>
    /// <param name="levels">The levels of embedded columns.</param>
    public IReadOnlyList<FittedMember>? FitRandomized(BoostingLoss loss, DescribedLevels levels) =>
        IsRandomizedToo && !IsToEnd ? Fit(loss, levels, TreeSettings.RandomizedFor(_data.Train.Rows, loss)) : null;

    private List<FittedMember> Fit(BoostingLoss loss, DescribedLevels levels, IReadOnlyList<TreeSettings> settings)
    {
        var (_, boosting, members) = BoostBest(loss, levels.Columns, settings);
        if (!double.IsFinite(boosting.Loss)) throw NotFinite();
        return [.. members.Select((member, fold) => new FittedMember(member, boosting.Rounds, [.. levels.Levels[fold].Select(column => column.ToFeatures())]))];
    }

    /// <summary>Boosts with the settings that have the smallest loss on rows held out.</summary>
    private Candidate BoostBest(BoostingLoss loss, IReadOnlyList<BinnedColumn>[] columns, IReadOnlyList<TreeSettings> settings)
    {
        if (_options.MaxSeconds is not null || IsToEnd) settings = [settings[0]];
        var folds = settings.Count == 1 ? _data.FoldCount : Math.Min(_data.FoldCount, TreeSettings.TriedFoldsFor(_data.Train.Rows));
        var isTried = folds < _data.FoldCount;
        _planned = settings.Sum(tried => (double)tried.MaxRounds * folds) + (isTried ? settings.Max(tried => tried.MaxRounds) * _data.FoldCount : 0);
        _boosted = 0;

        // Side by side, because the members of one wait for each other. The default is boosted even where the training is to end.
        var candidates = new Candidate?[settings.Count];
        TrainingCores.ForEach(settings.Count, tried =>
        {
            if (tried == 0 || !IsToEnd) candidates[tried] = Boost(loss, columns, settings[tried], folds, isFinal: settings.Count == 1);
        }, _cancellationToken);
        var best = candidates.OfType<Candidate>().MinBy(candidate => candidate.Boosting.Loss)!;
        if (isTried) best = Boost(loss, columns, best.Settings, _data.FoldCount, isFinal: true);
        else if (settings.Count > 1) ReportAll(best);
        _fitted++;
        return best;
    }

    private Candidate Boost(BoostingLoss loss, IReadOnlyList<BinnedColumn>[] columns, TreeSettings settings, int folds, bool isFinal)
    {
        MemberBooster[] members = [.. Enumerable.Range(0, folds).Select(fold => new MemberBooster(loss, columns[fold], settings, _data.Folds, fold, _options.Seed))];
        var boosting = new Boosting(members, settings, _data.Folds.Count(fold => fold < folds), _spaces, () => new Workspace(_data.Train.Rows, loss.Trees));
        var watch = Stopwatch.StartNew();
        boosting.Run(
            (_, losses) =>
            {
                Advance(folds);
                return !isFinal || Report(settings, losses);
            },
            () => IsOver(watch),
            _cancellationToken);
        Advance((settings.MaxRounds - boosting.Losses.Count) * folds);
        return new Candidate(settings, boosting, members);
    }

    private void Advance(int rounds)
    {
        lock (_progress)
        {
            _boosted += rounds;
            _observer.OnProgress(new LearnerProgress(LearnerNames.Trees, (_fitted + (_boosted / _planned)) / _fits));
        }
    }

    /// <summary>Reports the rounds of a candidate that was tried on all folds, and so need not be boosted again.</summary>
    private void ReportAll(Candidate best)
    {
        foreach (var losses in best.Boosting.Losses)
        {
            if (!Report(best.Settings, losses)) return;
        }
    }

    private bool Report(TreeSettings settings, RoundLosses losses)
    {
        var metrics = new EpochMetrics(++_epochs, Math.Max(_epochs, _fits * settings.MaxRounds), losses.Train, losses.HeldOut, settings.LearningRate);
        _isEnded |= !_observer.OnEpoch(metrics, () => null);
        return !_isEnded;
    }

    /// <summary>Returns whether the time is up, or the training is to be finished and the settings had their part of the moment.</summary>
    private bool IsOver(Stopwatch ofSettings) => (IsToEnd && ofSettings.Elapsed > Moment / _fits)
        || _watch.Elapsed.TotalSeconds > _options.MaxSeconds * (_fitted + 1) / _fits;

    private LevelColumns[] LevelsOf(int fold, IReadOnlyList<Func<int, double>> targets)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        return [.. _data.Levels.Select((count, column) => new LevelColumns(_data.Train.Codes[column], count + 1, targets, _data.Folds, _data.FoldCount, fold))];
    }

    private IReadOnlyList<BinnedColumn> Columns(LevelColumns[] levels)
    {
        List<BinnedColumn> columns = [.. _dense];
        var next = _data.Train.DenseWidth;
        foreach (var column in levels)
        {
            columns.AddRange(column.Bin(next, TreeSettings.BinsFor(_data.Train.Rows)));
            next += column.Features;
        }

        return columns;
    }

    private static TrainingFailedException NotFinite() => new(
        TrainingFailureCode.Diverged, "The loss of the boosted trees is not finite. Check the examples for extreme values.", ("epoch", 1));

    /// <param name="Settings">The settings.</param>
    /// <param name="Boosting">Their losses.</param>
    /// <param name="Members">The members, one per fold.</param>
    private sealed record Candidate(TreeSettings Settings, Boosting Boosting, MemberBooster[] Members);
}

/// <summary>The levels of embedded columns, described for each member by the rows outside its fold.</summary>
/// <param name="Levels">[fold][embedded column].</param>
/// <param name="Columns">[fold], the binned columns of the table, dense ones included.</param>
internal sealed record DescribedLevels(LevelColumns[][] Levels, IReadOnlyList<BinnedColumn>[] Columns);
