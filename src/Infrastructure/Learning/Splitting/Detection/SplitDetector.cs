using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training.Data;

namespace Regressor.Infrastructure.Learning.Splitting.Detection;

/// <summary>
/// Looks for rows that are not independent of each other: several of one person, or some that follow each other in time. There a random
/// split promises more than new persons or later rows will keep.
/// </summary>
internal sealed class SplitDetector : ISplitDetector
{
    /// <summary>Rows times columns that are looked at closely, and the bounds of the rows.</summary>
    private const int MostCells = 20_000, MostRows = 2_000, LeastRows = 500;

    private const int FewestRows = 40;

    /// <summary>Number of columns of a kind that are tried, those with the smallest groups first.</summary>
    private const int MostCandidates = 4;

    /// <summary>Difference of the logarithms of two ratios that are alike; of groups within groups, the smaller ones are then the entities.</summary>
    private const double Alike = 0.2;

    /// <summary>Rows of a group that suffice where groups are many.</summary>
    private const int MostOfLargeGroup = 16;

    /// <inheritdoc/>
    public SplitSuggestion? Find(TrainingData examples, IReadOnlySet<string> inputs, CancellationToken cancellationToken)
    {
        if (examples.Rows < FewestRows) return null;
        var table = ObservedTable.Of(examples, inputs);
        if (Statistics.Moments.MeanAndDeviation(table.Y).Deviation == 0) return null;
        return Times(table, cancellationToken).Concat(Groups(table, cancellationToken))
            .OrderByDescending(evidence => evidence.IsStructural)
            .ThenByDescending(evidence => Math.Round(Math.Log(evidence.Weight) / Alike))
            .ThenByDescending(evidence => evidence.Suggestion.Groups)
            .FirstOrDefault()?.Suggestion;
    }

    private static IEnumerable<SplitEvidence> Times(ObservedTable table, CancellationToken cancellationToken)
    {
        foreach (var candidate in table.Columns.Where(TimeEvidence.IsCandidate).Take(MostCandidates))
        {
            var look = new CloseLook(table.Take(Runs(candidate, RowsFor(table))), candidate.Name, cancellationToken);
            if (TimeEvidence.Of(look) is { } evidence) yield return evidence;
        }
    }

    private static IEnumerable<SplitEvidence> Groups(ObservedTable table, CancellationToken cancellationToken)
    {
        var candidates = table.Columns.Where(GroupEvidence.IsCandidate).OrderBy(column => column.Numbers is not null).ThenByDescending(column => column.Distinct);
        CloseLook? look = null;
        foreach (var candidate in candidates.Take(MostCandidates))
        {
            var sample = table.Take(SomeOfGroups(candidate, RowsFor(table)));
            look = look?.Table == sample ? look.At(candidate.Name) : new CloseLook(sample, candidate.Name, cancellationToken);
            if (GroupEvidence.Of(look) is { } evidence) yield return evidence;
        }
    }

    private static int RowsFor(ObservedTable table) => Math.Clamp(MostCells / Math.Max(1, table.Columns.Count), LeastRows, MostRows);

    /// <summary>Chooses runs of neighboring rows in the order of a time, spread over all of it.</summary>
    private static int[] Runs(ObservedColumn time, int rows)
    {
        var order = Statistics.Ranks.Order(time.Numbers!);
        if (order.Length <= rows) return [.. Enumerable.Range(0, order.Length)];
        var length = rows / Folding.Blocks;
        return [.. Enumerable.Range(0, Folding.Blocks).SelectMany(run => order.AsSpan((int)((long)run * (order.Length - length) / (Folding.Blocks - 1)), length).ToArray()).Distinct().Order()];
    }

    /// <summary>Chooses groups at random, where they are many, and the first rows of each, where these are many.</summary>
    private static int[] SomeOfGroups(ObservedColumn column, int rows)
    {
        if (column.Codes.Length <= rows) return [.. Enumerable.Range(0, column.Codes.Length)];
        var most = Math.Max(MostOfLargeGroup, rows / column.Distinct);
        var taken = new int[column.Distinct];
        var kept = Enumerable.Range(0, column.Codes.Length).Where(row => taken[column.Codes[row]]++ < most).ToArray();
        var limit = (ulong)(ulong.MaxValue * Math.Min(1 - 1e-9, (double)rows / kept.Length));
        return [.. kept.Where(row => Mixing.Mix((ulong)column.Codes[row] + 1) <= limit)];
    }
}
