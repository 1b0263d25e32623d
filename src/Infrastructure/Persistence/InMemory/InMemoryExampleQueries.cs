using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Regressor.Application;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training.Data;

namespace Regressor.Infrastructure.Persistence.InMemory;

/// <summary>Reads examples from Entity Framework's in-memory database, which serves trials and tests. All rows are in memory anyway.</summary>
internal sealed class InMemoryExampleQueries(RegressorDbContext context) : IExampleQueries
{
    public async Task<Example> GetAsync(Dataset dataset, long id, CancellationToken cancellationToken) =>
        (await PassingAsync(dataset, ExampleFilter.Only(id), cancellationToken)).SingleOrDefault() ?? throw new NotFoundException($"The example {id}");

    public async Task<Page<Example>> ListAsync(
        Dataset dataset, ExampleFilter filter, ExampleOrder order, Paging paging, CancellationToken cancellationToken)
    {
        var passing = await PassingAsync(dataset, filter, cancellationToken);
        passing.Sort((one, other) => (order.Descending ? -1 : 1) * Compare(one, other, order.By));
        return new Page<Example>([.. passing.Skip(paging.Skip).Take(paging.PageSize)], passing.Count);
    }

    public async IAsyncEnumerable<Example> StreamAsync(
        Dataset dataset, ExampleFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var example in await PassingAsync(dataset, filter, cancellationToken)) yield return example;
    }

    public async Task<bool> AnyAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken) =>
        (await PassingAsync(dataset, filter, cancellationToken)).Count > 0;

    public async Task<DatasetSummary> SummarizeAsync(Dataset dataset, CancellationToken cancellationToken)
    {
        var examples = await PassingAsync(dataset, ExampleFilter.All, cancellationToken);
        var summarizer = new ColumnSummarizer(examples.Count);
        summarizer.Begin(dataset.Inputs);
        foreach (var example in examples) summarizer.Add([.. example.X], example.Y);
        return new DatasetSummary([.. summarizer.End(), summarizer.OfTarget(dataset.Target)], await RevisionAsync(dataset, cancellationToken));
    }

    public async Task<StoredTable> ReadTableAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken)
    {
        var builder = new TrainingData.Builder(dataset.Inputs) { Task = dataset.Task, Splitter = dataset.Splitter };
        var by = dataset.Split.IndexIn(dataset.Columns);
        foreach (var example in await PassingAsync(dataset, filter, cancellationToken))
            builder.Add([.. example.X], example.Y, example.SplitPosition, example.Id, by < 0 ? default : example.ValueOf(by));
        return new StoredTable(builder.Build(), await RevisionAsync(dataset, cancellationToken));
    }

    public async Task<ExamplePoints> ReadPointsAsync(Dataset dataset, ExampleFilter filter, int input, int most, CancellationToken cancellationToken)
    {
        var passing = await PassingAsync(dataset, filter, cancellationToken);
        var present = passing.Where(example => !example.X[input].IsMissing).ToList();
        var bound = Sampling.Bound(most, present.Count);
        var taken = present.Where(example => example.Id * Sampling.Factor % Sampling.Modulus < bound).Take(most).ToList();
        return new ExamplePoints(
            [.. taken.Select(example => example.Id)],
            [.. taken.Select(example => example.X[input])],
            [.. taken.Select(example => example.Y)],
            present.Count,
            passing.Count - present.Count);
    }

    public async Task<long> CountCharactersAsync(Dataset dataset, IReadOnlyList<int> columns, CancellationToken cancellationToken) =>
        (await PassingAsync(dataset, ExampleFilter.All, cancellationToken)).Sum(example => columns.Sum(column => (long)(example.ValueOf(column).Text?.Length ?? 0)));

    public async Task<double[]> ReadPositionsAsync(Dataset dataset, CancellationToken cancellationToken) =>
        [.. (await PassingAsync(dataset, ExampleFilter.All, cancellationToken)).Select(example => example.SplitPosition).Order()];

    public async Task<double[]> ReadPlacesAsync(Dataset dataset, Splitter splitter, CancellationToken cancellationToken)
    {
        var by = splitter.Rule.IndexIn(dataset.Columns);
        return [.. (await PassingAsync(dataset, ExampleFilter.Included, cancellationToken)).Select(example => splitter.PlaceOf(example.ValueOf(by), example.SplitPosition)).Order()];
    }

    private static int Compare(Example one, Example other, int by)
    {
        var order = by switch
        {
            ExampleOrder.ByCreation => 0,
            ExampleOrder.ByTarget => Compare(one.Y, other.Y),
            _ => Compare(one.ValueOf(by), other.ValueOf(by)),
        };
        return order != 0 ? order : one.Id.CompareTo(other.Id);
    }

    private static int Compare(ColumnValue one, ColumnValue other) =>
        one.IsMissing || other.IsMissing ? other.IsMissing.CompareTo(one.IsMissing)
        : one.Number is { } number ? number.CompareTo(other.Number!.Value)
        : string.CompareOrdinal(one.Text, other.Text);

    /// <param name="stored">All examples of the dataset, ordered by id: an example's place in the split depends on the others.</param>
    /// <param name="filter">Filter that selects examples.</param>
    /// <param name="dataset">Dataset of the examples.</param>
    public static IEnumerable<Example> Passing(IEnumerable<Example> stored, ExampleFilter filter, Dataset dataset)
    {
        if (filter.Part is not { } part) return stored.Where(example => Passes(example, filter));
        if (part.Split.Rule is { } rule)
        {
            var (splitter, by) = (new Splitter(rule, dataset.SplitSeed), rule.IndexIn(dataset.Columns));
            return stored.Where(example => part.Test == part.Split.IsTest(splitter.PlaceOf(example.ValueOf(by), example.SplitPosition)) && Passes(example, filter));
        }

        return stored.GroupBy(example => example.SplitPosition)
            .SelectMany(identical => identical.OrderBy(example => example.Exclusion is not null).ThenBy(example => example.Id)
                .Where((example, number) => part.Test == part.Split.IsTest(part.Split.PlaceOf(identical.Key, number)) && Passes(example, filter)))
            .OrderBy(example => example.Id);
    }

    private static bool Passes(Example example, ExampleFilter filter) =>
        (filter.Ids is null || filter.Ids.Contains(example.Id))
        && (filter.Excluded is null || filter.Excluded == example.Exclusion is not null)
        && filter.Conditions.All(condition => Passes(example, condition))
        && (filter.AnyOf is null || filter.AnyOf.Any(condition => Passes(example, condition)));

    private static bool Passes(Example example, ColumnCondition condition)
    {
        var value = condition.Column == ExampleOrder.ByTarget ? example.Y : example.ValueOf(condition.Column);
        return condition.Is switch
        {
            Relation.Equal => IsAnyOf(value, condition),
            Relation.NotEqual => !IsAnyOf(value, condition),
            Relation.Contains => value.Text?.Contains(condition.Values[0].Text!, StringComparison.OrdinalIgnoreCase) is true,
            Relation.Less => value.Number < condition.Values[0].Number,
            Relation.AtMost => value.Number <= condition.Values[0].Number,
            Relation.Greater => value.Number > condition.Values[0].Number,
            Relation.AtLeast => value.Number >= condition.Values[0].Number,
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.Is, "Unknown."),
        };
    }

    private static bool IsAnyOf(ColumnValue value, ColumnCondition condition) =>
        condition.Values.Contains(value) || condition.Periods.Any(period => period.Contains(value.Number));

    private async Task<List<Example>> PassingAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken) =>
        [.. Passing(await context.ExamplesOf(dataset, deleted: false).AsNoTracking().ToListAsync(cancellationToken), filter, dataset)];

    private Task<long> RevisionAsync(Dataset dataset, CancellationToken cancellationToken) =>
        context.Datasets.Where(stored => stored.Id == dataset.Id).Select(stored => stored.Revision).SingleOrDefaultAsync(cancellationToken);
}
