namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;

/// <summary>
/// Early stopping (Prechelt 1998). For serving, it keeps each member's parameters of the epoch with the lowest loss on its own fold, which
/// predict best. For evaluation, it keeps those of the epoch with the lowest loss of the other members on their folds. A fold's loss is
/// optimistic for parameters that the fold itself selected.
/// </summary>
internal sealed class EarlyStopping
{
    /// <summary>Share of the planned epochs without improvement of any member after which training stops.</summary>
    private const double Patience = 0.4;

    private readonly Func<int, float[]> _parametersOf;
    private readonly int _folds;
    private readonly Snapshot[] _own;
    private readonly Snapshot[] _others;
    private int _lastImprovement = -1;

    /// <summary>Keeps the initial parameters.</summary>
    /// <param name="parametersOf">Copies the current parameters of a member, [P].</param>
    /// <param name="folds">Number of folds K; members m and m + K hold out the same fold.</param>
    /// <param name="loss">Loss before the first epoch, [member].</param>
    public EarlyStopping(Func<int, float[]> parametersOf, int folds, double[] loss)
    {
        (_parametersOf, _folds) = (parametersOf, folds);
        var others = LossOfOthers(loss);
        _own = [.. loss.Select((own, member) => new Snapshot(parametersOf(member), own))];
        _others = [.. others.Select((other, member) => new Snapshot(_own[member].Parameters, other))];
    }

    /// <summary>Parameters for serving, [member][P].</summary>
    public IReadOnlyList<float[]> Served => Array.ConvertAll(_own, snapshot => snapshot.Parameters);

    /// <summary>Parameters for evaluation, [member][P].</summary>
    public IReadOnlyList<float[]> Unselected => Array.ConvertAll(_others, snapshot => snapshot.Parameters);

    public bool IsStale(int epoch, int epochs) => epoch - 1 - _lastImprovement > Patience * epochs;

    /// <param name="epoch">Epoch that produced the current parameters.</param>
    /// <param name="loss">Loss of each member on its held-out fold, [member].</param>
    public void Offer(int epoch, double[] loss)
    {
        var others = LossOfOthers(loss);
        for (var member = 0; member < loss.Length; member++)
        {
            var (byOwn, byOthers) = (loss[member] < _own[member].Loss, others[member] < _others[member].Loss);
            if (!byOwn && !byOthers) continue;
            var parameters = _parametersOf(member);
            if (byOwn) (_own[member], _lastImprovement) = (new Snapshot(parameters, loss[member]), epoch);
            if (byOthers) _others[member] = new Snapshot(parameters, others[member]);
        }
    }

    /// <returns>Sum of the loss over the other members of the same target scale, [member].</returns>
    private double[] LossOfOthers(double[] loss)
    {
        var others = new double[loss.Length];
        for (var member = 0; member < loss.Length; member++)
        {
            var first = member - (member % _folds);
            for (var other = first; other < first + _folds; other++)
                if (other != member) others[member] += loss[other];
        }

        return others;
    }

    /// <param name="Parameters">Best parameters so far, [P]; never modified.</param>
    /// <param name="Loss">Lowest loss so far.</param>
    private sealed record Snapshot(float[] Parameters, double Loss);
}
