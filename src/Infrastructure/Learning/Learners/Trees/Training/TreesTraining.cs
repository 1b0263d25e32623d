using System.Collections.Concurrent;
using System.Diagnostics;
using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.CrossFitting;

namespace Regressor.Infrastructure.Learning.Learners.Trees.Training;

/// <summary>Boosts the members of one training. Bins and buffers are shared by all members, scales and settings.</summary>
internal sealed class TreesTraining
{
    private readonly PreparedData _data;
    private readonly TrainingOptions _options;
    private readonly TreeSettings? _settings;
    private readonly EpochObserver _onEpoch;
    private readonly CancellationToken _cancellationToken;
    private readonly ConcurrentBag<Workspace> _spaces = [];
    private readonly IReadOnlyList<BinnedColumn> _dense;
    private readonly int _scales;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _fitted;
    private int _epochs;
    private bool _stopped;

    /// <param name="data">The training part.</param>
    /// <param name="options">Members, seed and time limit.</param>
    /// <param name="settings">Settings; null to choose among those that suit the number of rows.</param>
    /// <param name="onEpoch">Receives the rounds.</param>
    /// <param name="cancellationToken">Checked at every round.</param>
    public TreesTraining(PreparedData data, TrainingOptions options, TreeSettings? settings, EpochObserver onEpoch, CancellationToken cancellationToken)
    {
        (_data, _options, _settings, _onEpoch, _cancellationToken) = (data, options, settings, onEpoch, cancellationToken);
        _scales = Math.Max(1, data.Targets.Count);
        _dense = DenseColumns.Of(data, TreeSettings.BinsFor(data.Train.Rows), cancellationToken);
    }

    /// <summary>Boosts one member per fold.</summary>
    /// <param name="loss">Loss to minimize.</param>
    /// <param name="levelTargets">Numbers whose means describe the levels of embedded columns, each a value of a row.</param>
    public IReadOnlyList<FittedMember> Fit(BoostingLoss loss, IReadOnlyList<Func<int, double>> levelTargets)
    {
        var levels = Enumerable.Range(0, _data.FoldCount).Select(fold => LevelsOf(fold, levelTargets)).ToArray();
        var columns = Array.ConvertAll(levels, Columns);
        var settings = _settings?.Bounded(loss.Trees) ?? Choose(loss, columns);
        var (boosting, members) = Prepare(loss, columns, settings, _data.FoldCount);
        _fitted++;
        boosting.Run((round, losses) => Observe(settings, losses), _cancellationToken);
        if (!double.IsFinite(boosting.Loss)) throw NotFinite();
        return [.. members.Select((member, fold) => new FittedMember(member, boosting.Rounds, [.. levels[fold].Select(column => column.ToFeatures())]))];
    }

    /// <summary>Tries the settings that suit the number of rows, and returns those with the smallest loss on rows held out.</summary>
    private TreeSettings Choose(BoostingLoss loss, IReadOnlyList<BinnedColumn>[] columns)
    {
        var rows = _data.Train.Rows;
        var candidates = TreeSettings.CandidatesFor(rows, loss.Trees);
        var folds = Math.Min(_data.FoldCount, TreeSettings.TriedFoldsFor(rows));
        if (candidates.Count == 1 || _options.MaxSeconds is not null) return candidates[0];
        var best = (Settings: candidates[0], Loss: double.PositiveInfinity);
        foreach (var settings in candidates)
        {
            var (boosting, _) = Prepare(loss, columns, settings, folds);
            boosting.Run((_, _) => true, _cancellationToken);
            if (boosting.Loss < best.Loss) best = (settings, boosting.Loss);
        }

        return best.Settings;
    }

    private (Boosting Boosting, MemberBooster[] Members) Prepare(BoostingLoss loss, IReadOnlyList<BinnedColumn>[] columns, TreeSettings settings, int folds)
    {
        MemberBooster[] members = [.. Enumerable.Range(0, folds).Select(fold => new MemberBooster(loss, columns[fold], settings, _data.Folds, fold, _options.Seed))];
        var heldOut = _data.Folds.Count(fold => fold < folds);
        return (new Boosting(members, settings, heldOut, _spaces, () => new Workspace(_data.Train.Rows, loss.Trees)), members);
    }

    private bool Observe(TreeSettings settings, RoundLosses losses)
    {
        var metrics = new EpochMetrics(++_epochs, Math.Max(_epochs, _scales * settings.MaxRounds), losses.Train, losses.HeldOut, settings.LearningRate);
        _stopped |= !_onEpoch(metrics, () => null);
        return !_stopped && !(_watch.Elapsed.TotalSeconds > _options.MaxSeconds * _fitted / _scales);
    }

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
}
