using System.Collections.Concurrent;

namespace Regressor.Infrastructure.Learning.Learners.Trees.Training;

/// <summary>
/// Boosts several members in step. All get the same number of rounds, that with the smallest mean loss of their held-out rows: one number
/// selected by all of them, so that a row's own loss hardly selects the member that predicts it.
/// </summary>
internal sealed class Boosting
{
    /// <summary>Rounds between two looks at the losses, so that members rarely wait for each other.</summary>
    private const int Chunk = 8;

    private readonly IReadOnlyList<MemberBooster> _members;
    private readonly ConcurrentStack<Workspace> _spaces;
    private readonly Func<Workspace> _newSpace;
    private readonly int _maxRounds;
    private readonly int _patience;
    private readonly int _heldOut;
    private readonly List<RoundLosses> _means = [];

    /// <param name="members">The members.</param>
    /// <param name="settings">Hyperparameters.</param>
    /// <param name="heldOut">Number of rows that the members hold out together.</param>
    /// <param name="spaces">Buffers that may be used.</param>
    /// <param name="newSpace">Creates buffers.</param>
    public Boosting(IReadOnlyList<MemberBooster> members, TreeSettings settings, int heldOut, ConcurrentStack<Workspace> spaces, Func<Workspace> newSpace)
    {
        (_members, _heldOut, _spaces, _newSpace) = (members, heldOut, spaces, newSpace);
        (_maxRounds, _patience) = (settings.MaxRounds, settings.Patience);
    }

    /// <summary>Number of rounds to keep.</summary>
    public int Rounds { get; private set; }

    /// <summary>Mean loss of the rows held out, after <see cref="Rounds"/>.</summary>
    public double Loss { get; private set; } = double.PositiveInfinity;

    /// <summary>The mean losses of each round.</summary>
    public IReadOnlyList<RoundLosses> Losses => _means;

    /// <param name="onRound">Receives the round, from 1, and the mean losses; returns false to stop.</param>
    /// <param name="isOver">Returns true to stop; asked before every round of a member but the first.</param>
    /// <param name="cancellationToken">Checked at every round of a member.</param>
    public void Run(Func<int, RoundLosses, bool> onRound, Func<bool> isOver, CancellationToken cancellationToken)
    {
        var losses = new RoundLosses[_members.Count, Chunk];
        var boosted = new int[_members.Count];
        for (var done = 0; done < _maxRounds;)
        {
            var count = Math.Min(Chunk, _maxRounds - done);
            TrainingCores.ForEach(_members.Count, member =>
            {
                if (!_spaces.TryPop(out var space)) space = _newSpace();
                for (boosted[member] = 0; boosted[member] < count && (done + boosted[member] == 0 || !isOver()); boosted[member]++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    losses[member, boosted[member]] = _members[member].Boost(space);
                }

                _spaces.Push(space);
            }, cancellationToken);
            var common = boosted.Min();
            for (var round = 0; round < common; round++)
            {
                var mean = MeanOf(losses, round);
                _means.Add(mean);
                if (!Offer(++done, mean) || !onRound(done, mean)) return;
            }

            if (common < count) return;
        }
    }

    /// <returns>False where boosting has become worse for too long.</returns>
    private bool Offer(int round, RoundLosses mean)
    {
        if (mean.HeldOut < Loss) (Rounds, Loss) = (round, mean.HeldOut);
        return round - Rounds < _patience;
    }

    private RoundLosses MeanOf(RoundLosses[,] losses, int round)
    {
        double train = 0, heldOut = 0;
        for (var member = 0; member < _members.Count; member++)
        {
            train += losses[member, round].Train / _members.Count;
            heldOut += losses[member, round].HeldOut / _heldOut;
        }

        return new RoundLosses(train, heldOut);
    }
}
