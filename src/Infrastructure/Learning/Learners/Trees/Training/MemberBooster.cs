using Regressor.Domain.Training.Data;

namespace Regressor.Infrastructure.Learning.Learners.Trees.Training;

/// <summary>Boosts the trees of one member on the rows outside its fold, and measures them on the fold.</summary>
internal sealed class MemberBooster
{
    private readonly BoostingLoss _loss;
    private readonly TreeSettings _settings;
    private readonly TreeGrower _grower;
    private readonly ulong _seed;
    private readonly int[] _own;
    private readonly int[] _heldOut;
    private readonly float[] _sums;
    private readonly List<GrownTree> _trees = [];

    /// <param name="loss">Loss to minimize.</param>
    /// <param name="columns">Columns of the member.</param>
    /// <param name="settings">Hyperparameters.</param>
    /// <param name="folds">[row] → fold.</param>
    /// <param name="heldOut">Fold that the member holds out.</param>
    /// <param name="seed">Seed of what is drawn.</param>
    public MemberBooster(BoostingLoss loss, IReadOnlyList<BinnedColumn> columns, TreeSettings settings, int[] folds, int heldOut, long seed)
    {
        (_loss, Columns, _settings, _grower) = (loss, columns, settings, new TreeGrower(columns, settings));
        _seed = Mixing.Mix((ulong)seed ^ ((ulong)heldOut << 32));
        _own = [.. Enumerable.Range(0, folds.Length).Where(row => folds[row] != heldOut)];
        _heldOut = [.. Enumerable.Range(0, folds.Length).Where(row => folds[row] == heldOut)];
        Start = loss.Start(_own);
        _sums = new float[(long)folds.Length * loss.Trees];
        for (var i = 0; i < _sums.Length; i++) _sums[i] = Start[i % loss.Trees];
    }

    public IReadOnlyList<BinnedColumn> Columns { get; }

    /// <summary>Sums before the first round, [tree of the round].</summary>
    public float[] Start { get; }

    /// <summary>The trees, [round × tree of the round].</summary>
    public IReadOnlyList<GrownTree> Trees => _trees;

    /// <summary>Adds a round of trees.</summary>
    /// <param name="space">Buffers.</param>
    /// <returns>Mean loss of the member's rows before the round, and loss of all rows held out after it.</returns>
    public RoundLosses Boost(Workspace space)
    {
        var round = _trees.Count / _loss.Trees;
        var drawn = Draw(space, round);
        var train = _loss.Begin(space.RightRows.AsSpan(0, drawn), _sums, space.State) / drawn;
        for (var tree = 0; tree < _loss.Trees; tree++)
        {
            // Growing reorders the rows, so each tree starts from the drawn ones.
            Draw(space, round);
            space.RightRows.AsSpan(0, drawn).CopyTo(space.Rows);
            _loss.Derive(space.Rows.AsSpan(0, drawn), space.State, tree, space.Derivatives);
            Add(space, drawn, tree);
        }

        return new RoundLosses(train, _loss.Begin(_heldOut, _sums, space.State));
    }

    private void Add(Workspace space, int drawn, int tree)
    {
        var (sums, trees) = (_sums, _loss.Trees);
        var grown = _grower.Grow(space, drawn, ChooseColumns(_trees.Count), SeedOf(_trees.Count), (rows, value) =>
        {
            foreach (var row in rows) sums[(row * trees) + tree] += value;
        });
        foreach (var row in _heldOut) sums[(row * trees) + tree] += grown.ValueOf(Columns, row);
        if (drawn < _own.Length)
        {
            var round = _trees.Count / trees;
            foreach (var row in _own)
            {
                if (!IsDrawn(row, round)) sums[(row * trees) + tree] += grown.ValueOf(Columns, row);
            }
        }

        _trees.Add(grown);
    }

    /// <summary>Draws the rows of a round into <see cref="Workspace.RightRows"/>.</summary>
    /// <returns>Their number.</returns>
    private int Draw(Workspace space, int round)
    {
        var drawn = 0;
        foreach (var row in _own)
        {
            space.RightRows[drawn] = row;
            if (IsDrawn(row, round)) drawn++;
        }

        return drawn;
    }

    private bool IsDrawn(int row, int round) =>
        _settings.RowShare >= 1 || Mixing.Mix(_seed + ((ulong)round << 32) + (ulong)row) < _settings.RowShare * ulong.MaxValue;

    private ulong SeedOf(int tree) => Mixing.Mix(_seed ^ (ulong)tree);

    private int[] ChooseColumns(int tree)
    {
        var all = Enumerable.Range(0, Columns.Count).ToArray();
        var count = Math.Max(1, (int)Math.Ceiling(_settings.ColumnShare * all.Length));
        if (count == all.Length) return all;
        new Random((int)SeedOf(tree)).Shuffle(all);
        return [.. all[..count].Order()];
    }
}

/// <param name="Train">Mean loss of the rows that a round is trained on, before it.</param>
/// <param name="HeldOut">Sum of the losses of the rows held out, after it.</param>
internal readonly record struct RoundLosses(double Train, double HeldOut);
