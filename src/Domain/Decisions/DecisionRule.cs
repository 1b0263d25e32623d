namespace Regressor.Domain.Decisions;

/// <summary>Decides by <see cref="DecisionCosts"/> for a model's classes. Immutable and safe for concurrent use.</summary>
public sealed class DecisionRule
{
    /// <summary>Probabilities do not sum to 1 exactly.</summary>
    private const double Rounding = 1e-12;

    private readonly int _classes;

    /// <summary>[actual class, answered class].</summary>
    private readonly double[] _costs;

    private readonly double? _ask;

    /// <param name="costs">The costs.</param>
    /// <param name="classes">The model's classes, in its order.</param>
    public DecisionRule(DecisionCosts costs, IReadOnlyList<string> classes)
    {
        _classes = classes.Count;
        _ask = costs.Ask;
        _costs = [.. classes.SelectMany(actual => classes.Select(answer => costs.Cost(actual, answer)))];
    }

    /// <param name="probabilities">[class], predicted probabilities.</param>
    /// <returns>The answer of least expected cost; of equally good ones the most probable class, and asking only where it is cheaper.</returns>
    public Decision Decide(ReadOnlySpan<double> probabilities)
    {
        var (best, least) = (0, double.PositiveInfinity);
        for (var answer = 0; answer < _classes; answer++)
        {
            double cost = 0;
            for (var actual = 0; actual < _classes; actual++) cost += probabilities[actual] * _costs[(actual * _classes) + answer];
            if (cost < least || (cost == least && probabilities[answer] > probabilities[best])) (best, least) = (answer, cost);
        }

        return _ask < least * (1 - Rounding) ? new Decision(null, _ask.Value) : new Decision(best, least);
    }

    /// <summary>Computes what deciding by this rule would have cost on rows whose class is known.</summary>
    /// <param name="actual">[row], indices of the actual classes.</param>
    /// <param name="predicted">[row × class], predicted probabilities.</param>
    /// <exception cref="ArgumentException">There are no rows, or the lengths do not match.</exception>
    public PolicyPrice Price(ReadOnlySpan<int> actual, ReadOnlySpan<double> predicted)
    {
        if (actual.IsEmpty || predicted.Length != actual.Length * _classes) throw new ArgumentException("A probability per row and class is needed.", nameof(predicted));
        var always = new double[_classes];
        double price = 0;
        int asked = 0, wrong = 0;
        for (var row = 0; row < actual.Length; row++)
        {
            for (var answer = 0; answer < _classes; answer++) always[answer] += CostOf(actual[row], answer) / actual.Length;
            if (Decide(predicted.Slice(row * _classes, _classes)).Answer is { } decided)
            {
                price += CostOf(actual[row], decided) / actual.Length;
                if (decided != actual[row]) wrong++;
            }
            else
            {
                price += _ask!.Value / actual.Length;
                asked++;
            }
        }

        return new PolicyPrice(actual.Length, price, always, _ask, actual.Length - asked, asked, wrong);
    }

    /// <summary>
    /// Finds the limits of a rule for two classes: up to the lower one it answers the first class, from the upper one on the second class (the
    /// event), and between them it asks.
    /// </summary>
    /// <returns>
    /// Limits of the probability of the event, equal where it never asks; null for more classes, and where the cost of an answer does not rise
    /// with the probability of the other class, so that no two limits say it.
    /// </returns>
    public (double Lower, double Upper)? Limits()
    {
        if (_classes != 2) return null;

        // Costs of both answers are linear in the probability of the event.
        var (no, alarm, missed, yes) = (_costs[0], _costs[1], _costs[2], _costs[3]);
        if (missed < no || alarm < yes || alarm < no || missed < yes || alarm - no + (missed - yes) == 0) return null;
        var equal = (alarm - no) / (alarm - no + (missed - yes));
        if (!(_ask < no + (equal * (missed - no)))) return (equal, equal);
        var ask = _ask.Value;
        var (lower, upper) = (Crossing(no, missed), Crossing(alarm, yes));

        // An answer that is nowhere as cheap as asking is never given within (0, 1).
        return (lower >= 0 && lower <= equal ? lower : 0, upper <= 1 && upper >= equal ? upper : 1);

        double Crossing(double atZero, double atOne) => (ask - atZero) / (atOne - atZero);
    }

    /// <summary>Returns the cost of an answer; a class that the model does not know costs 1, as any wrong answer without an entry.</summary>
    private double CostOf(int actual, int answer) => (uint)actual < (uint)_classes ? _costs[(actual * _classes) + answer] : 1;
}
