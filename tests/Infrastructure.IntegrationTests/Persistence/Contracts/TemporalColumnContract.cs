using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.IntegrationTests.Persistence.Contracts;

/// <summary>Tests of dates and times of day that every storage provider must pass.</summary>
public abstract class TemporalColumnContract : StorageTest
{
    private const int Time = 1, Returned = 2;

    private protected TemporalColumnContract(StorageProvider provider)
        : base(provider)
    {
    }

    [Fact]
    public async Task Dates_and_times_are_stored_exactly_filtered_sorted_and_summarized()
    {
        var dataset = Dataset.Create(
            "Rentals",
            [new InputColumn("date", ColumnTypes.DateTime, null), new InputColumn("time", ColumnTypes.TimeOfDay, null)],
            new TargetColumn("count", null),
            Now,
            [new KeptColumn("returned", ColumnTypes.DateTime)]);
        (string? Date, string? Time, string? Returned)[] rows =
        [
            ("2025-01-31T07:00:00.25", "23:59:59.5", "0001-01-01"), ("1969-07-20", "07:00", "9999-12-31T23:59:59"), (null, "08:00", null), ("2025-02-28", null, "2025-03-01"),
        ];
        await InScopeAsync(unit =>
        {
            unit.Datasets.Add(dataset);
            return Task.CompletedTask;
        });
        await InScopeAsync(unit => unit.Store.AddManyAsync(
            dataset, rows.Index().Select(row => dataset.AddExample([Date(row.Item.Date), TimeOfDay(row.Item.Time)], row.Index, Now, [Date(row.Item.Returned)])), CancellationToken.None));

        (await YsAsync(dataset, Where(0, Relation.AtLeast, Date("2025-01-01")))).ShouldBe([0, 3]);
        (await YsAsync(dataset, Where(0, Relation.Less, Date("2025-02-01")))).ShouldBe([0, 1]);
        (await YsAsync(dataset, Where(0, Relation.Equal, Date("2025-01-31T07:00:00.25")))).ShouldBe([0]);
        (await YsAsync(dataset, Where(0, Relation.Equal, ColumnValue.Missing))).ShouldBe([2]);
        (await YsAsync(dataset, In(Relation.Equal, "2025-01-31", "2025-02"))).ShouldBe([0, 3]);
        (await YsAsync(dataset, In(Relation.NotEqual, "2025-01-31", "2025-02"))).ShouldBe([1, 2]);
        (await YsAsync(dataset, In(Relation.Equal, "2025-01-30"))).ShouldBeEmpty();
        (await YsAsync(dataset, Where(Time, Relation.Greater, TimeOfDay("07:00")))).ShouldBe([0, 2]);
        await InScopeAsync(async unit =>
        {
            var page = await unit.Examples.ListAsync(dataset, ExampleFilter.All, new ExampleOrder(Returned, Descending: true), new Paging(1, 10), CancellationToken.None);
            page.Items.Select(example => example.Kept[0].IsMissing ? null : ColumnTypes.DateTime.Format(example.Kept[0]))
                .ShouldBe(["9999-12-31T23:59:59", "2025-03-01", "0001-01-01", null]);
            var summary = await unit.Examples.SummarizeAsync(dataset, CancellationToken.None);
            summary.Columns.Select(column => (column.Type, column.Missing)).ShouldBe([(ColumnTypes.DateTime, 1), (ColumnTypes.TimeOfDay, 1), (ColumnTypes.Numeric, 0)]);
            (summary.Columns[0].Numbers!.Min, summary.Columns[1].Numbers!.Max).ShouldBe((Date("1969-07-20").Number!.Value, 86_399.5));
        });
    }

    private static ColumnValue Date(string? text) => Read(ColumnTypes.DateTime, text);

    private static ColumnValue TimeOfDay(string? text) => Read(ColumnTypes.TimeOfDay, text);

    private static ColumnValue Read(ColumnType type, string? text)
    {
        if (text is null) return ColumnValue.Missing;
        type.Parse(text, out var value).ShouldBeNull();
        return value;
    }

    private static ExampleFilter In(Relation relation, params string[] periods) =>
        new([new ColumnCondition(0, relation, []) { Periods = [.. periods.Select(period => ColumnTypes.DateTime.PeriodOf(period)!.Value)] }]);

    private static ExampleFilter Where(int column, Relation relation, ColumnValue value) => new([new ColumnCondition(column, relation, [value])]);
}

public sealed class SqliteTemporalColumnTests() : TemporalColumnContract(StorageProvider.Sqlite);

public sealed class PostgreSqlTemporalColumnTests() : TemporalColumnContract(StorageProvider.PostgreSql);

public sealed class InMemoryTemporalColumnTests() : TemporalColumnContract(StorageProvider.InMemory);
