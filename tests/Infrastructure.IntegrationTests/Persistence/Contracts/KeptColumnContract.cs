using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.IntegrationTests.Persistence.Contracts;

/// <summary>Tests of kept columns that every storage provider must pass.</summary>
public abstract class KeptColumnContract : StorageTest
{
    private const int Invoice = 1, Note = 2;

    private protected KeptColumnContract(StorageProvider provider)
        : base(provider)
    {
    }

    [Fact]
    public async Task Kept_columns_come_back_with_their_dataset()
    {
        var dataset = await StoreInvoicesAsync();
        await InScopeAsync(async unit => (await unit.Datasets.GetAsync(dataset.Slug, CancellationToken.None)).Kept.ShouldBe(dataset.Kept));
    }

    [Fact]
    public async Task Kept_values_come_back_exactly_whether_stored_one_by_one_or_in_bulk()
    {
        var dataset = await StoreInvoicesAsync(("INV-1", "é \"q\", 'x'\n日本"));
        await InScopeAsync(unit => unit.Store.AddManyAsync(
            dataset, [Example(dataset, 2, "INV-2", null), dataset.AddExample([ColumnValue.Of(3)], 3, Now)], CancellationToken.None));
        (await KeptAsync(dataset, ExampleFilter.All)).ShouldBe([("INV-1", "é \"q\", 'x'\n日本"), ("INV-2", null), (null, null)]);
    }

    [Fact]
    public async Task Examples_are_filtered_and_sorted_by_kept_columns()
    {
        var dataset = await StoreInvoicesAsync(("B", "late"), ("A", null), (null, "Too LATE"), ("C", "paid"));
        (await YsAsync(dataset, Where(Invoice, Relation.Equal, "A", "C"))).ShouldBe([2, 4]);
        (await YsAsync(dataset, Where(Note, Relation.Contains, "late"))).ShouldBe([1, 3]);
        (await YsAsync(dataset, new ExampleFilter([new ColumnCondition(Invoice, Relation.Equal, [ColumnValue.Missing])]))).ShouldBe([3]);
        await InScopeAsync(async unit =>
        {
            var page = await unit.Examples.ListAsync(dataset, ExampleFilter.All, new ExampleOrder(Invoice, Descending: false), new Paging(1, 10), CancellationToken.None);
            page.Items.Select(example => example.Y).ShouldBe([3, 2, 1, 4]);
        });
    }

    [Fact]
    public async Task A_change_of_kept_values_leaves_x_y_and_the_place_in_the_split()
    {
        var dataset = await StoreInvoicesAsync(("A", "old"), ("B", "old"));
        var before = await PositionsAsync(dataset);
        await InScopeAsync(unit => unit.Store.UpdateAsync(
            dataset, Where(Invoice, Relation.Equal, "B"), example => example.Keep(dataset, [example.Kept[0], ColumnValue.Of("new")]), CancellationToken.None));
        (await KeptAsync(dataset, ExampleFilter.All)).ShouldBe([("A", "old"), ("B", "new")]);
        (await PositionsAsync(dataset)).ShouldBe(before);
    }

    [Fact]
    public async Task Removed_examples_come_back_with_their_kept_values()
    {
        var dataset = await StoreInvoicesAsync(("A", "x"), ("B", null));
        await RemoveAsync(dataset, ExampleFilter.All, 2);
        await InScopeAsync(async unit => (await unit.Store.RestoreAsync(dataset, CancellationToken.None)).ShouldBe(2));
        (await KeptAsync(dataset, ExampleFilter.All)).ShouldBe([("A", "x"), ("B", null)]);
    }

    [Fact]
    public async Task The_training_table_and_the_summary_do_not_know_kept_columns()
    {
        var dataset = await StoreInvoicesAsync(("A", "x"), ("B", "y"));
        await InScopeAsync(async unit =>
        {
            var stored = await unit.Examples.ReadTableAsync(dataset, ExampleFilter.Included, CancellationToken.None);
            stored.Table.Inputs.ShouldBe(dataset.Inputs);
            stored.Table.Y.ShouldBe([1.0, 2], ignoreOrder: true);
            (await unit.Examples.SummarizeAsync(dataset, CancellationToken.None)).Columns.Select(column => column.Name).ShouldBe(["amount", "days"]);
        });
    }

    private async Task<Dataset> StoreInvoicesAsync(params (string? Invoice, string? Note)[] rows)
    {
        var dataset = Dataset.Create(
            "Invoices",
            [new InputColumn("amount", ColumnTypes.Numeric, "€")],
            new TargetColumn("days", null),
            Now,
            [new KeptColumn("Invoice no", ColumnTypes.Text), new KeptColumn("note", ColumnTypes.Text)]);
        await InScopeAsync(unit =>
        {
            unit.Datasets.Add(dataset);
            return Task.CompletedTask;
        });
        foreach (var (index, row) in rows.Index())
        {
            await InScopeAsync(unit => unit.Store.AddAsync(dataset, Example(dataset, index + 1, row.Invoice, row.Note), CancellationToken.None));
        }

        return dataset;
    }

    private static Example Example(Dataset dataset, double y, string? invoice, string? note) =>
        dataset.AddExample([ColumnValue.Of(y)], y, Now, [Text(invoice), Text(note)]);

    private static ColumnValue Text(string? text) => text is null ? ColumnValue.Missing : ColumnValue.Of(text);

    private static ExampleFilter Where(int column, Relation relation, params string[] values) =>
        new([new ColumnCondition(column, relation, [.. values.Select(ColumnValue.Of)])]);

    private async Task<List<(string? Invoice, string? Note)>> KeptAsync(Dataset dataset, ExampleFilter filter)
    {
        List<(string?, string?)> kept = [];
        await InScopeAsync(async unit =>
        {
            await foreach (var example in unit.Examples.StreamAsync(dataset, filter, CancellationToken.None)) kept.Add((example.Kept[0].Text, example.Kept[1].Text));
        });
        return kept;
    }

    private async Task<double[]> PositionsAsync(Dataset dataset)
    {
        double[] positions = [];
        await InScopeAsync(async unit => positions = await unit.Examples.ReadPositionsAsync(dataset, CancellationToken.None));
        return positions;
    }
}

public sealed class SqliteKeptColumnTests() : KeptColumnContract(StorageProvider.Sqlite);

public sealed class PostgreSqlKeptColumnTests() : KeptColumnContract(StorageProvider.PostgreSql);

public sealed class InMemoryKeptColumnTests() : KeptColumnContract(StorageProvider.InMemory);
