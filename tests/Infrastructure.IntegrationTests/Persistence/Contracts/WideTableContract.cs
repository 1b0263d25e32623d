using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Examples;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Persistence;
using Regressor.Infrastructure.Persistence.Examples;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.IntegrationTests.Persistence.Contracts;

/// <summary>Tests that every storage provider holds the columns that a dataset may have, which are more than a row of a database has.</summary>
public abstract class WideTableContract : StorageTest
{
    private const int LastNumber = Dataset.MaxInputs - 2, LastText = Dataset.MaxInputs - 1, LastKept = Dataset.MaxInputs + Dataset.MaxKept - 1;

    private protected WideTableContract(StorageProvider provider)
        : base(provider)
    {
    }

    [Fact]
    public async Task Every_column_is_stored_sorted_filtered_searched_and_summarized()
    {
        var dataset = await StoreWideAsync();
        await InScopeAsync(unit => unit.Store.AddManyAsync(dataset, [NewExample(dataset, 0), NewExample(dataset, 1)], CancellationToken.None));
        await InScopeAsync(unit => unit.Store.AddAsync(dataset, NewExample(dataset, 2), CancellationToken.None));

        (await YsAsync(dataset, ExampleFilter.All)).ShouldBe([0, 1, 2]);
        (await YsAsync(dataset, Where(LastNumber, Relation.Equal, Number(1, LastNumber)))).ShouldBe([1]);
        (await YsAsync(dataset, Where(LastNumber, Relation.Equal, ColumnValue.Missing))).ShouldBe([2]);
        (await YsAsync(dataset, Where(0, Relation.AtLeast, Number(1, 0)))).ShouldBe([1, 2]);
        (await YsAsync(dataset, Where(LastText, Relation.Contains, ColumnValue.Of("É\"1")))).ShouldBe([1]);
        (await YsAsync(dataset, new ExampleFilter([]) { AnyOf = FullTextSearch.For(dataset, "0.30000000000000004") })).ShouldBe([0, 1, 2]);
        (await YsAsync(dataset, new ExampleFilter([]) { AnyOf = FullTextSearch.For(dataset, Number(1, LastNumber).ToString()) })).ShouldBe([1, 2]);
        (await YsAsync(dataset, new ExampleFilter([]) { AnyOf = FullTextSearch.For(dataset, "note 2") })).ShouldBe([2]);
        await InScopeAsync(async unit =>
        {
            (await SortedAsync(unit, dataset, LastNumber, descending: false)).ShouldBe([2, 0, 1]);
            (await SortedAsync(unit, dataset, LastText, descending: true)).ShouldBe([2, 1, 0]);
            (await SortedAsync(unit, dataset, LastKept, descending: true)).ShouldBe([2, 1, 0]);

            var example = await unit.Examples.GetAsync(dataset, 1, CancellationToken.None);
            example.X.ShouldBe(NewExample(dataset, 0).X);
            example.Kept.ShouldBe(NewExample(dataset, 0).Kept);

            var summary = await unit.Examples.SummarizeAsync(dataset, CancellationToken.None);
            summary.Columns.Count.ShouldBe(Dataset.MaxInputs + 1);
            summary.Columns[LastNumber].Missing.ShouldBe(1);
            summary.Columns[LastNumber].Numbers!.Max.ShouldBe(Number(1, LastNumber).Number!.Value);
            summary.Columns[^1].Numbers!.Max.ShouldBe(2);

            var columns = (await unit.Examples.ReadTableAsync(dataset, ExampleFilter.All, CancellationToken.None)).Table.Columns;
            columns.Count.ShouldBe(Dataset.MaxInputs);
            Enumerable.Range(0, 3).Select(row => columns[LastNumber][row].Number).Order().ShouldBe([null, Number(0, LastNumber).Number, Number(1, LastNumber).Number]);

            (await unit.Examples.CountCharactersAsync(dataset, [LastText % 3, LastText], CancellationToken.None)).ShouldBeGreaterThanOrEqualTo(2 * 3 * "category É\"0".Length);

            var points = await unit.Examples.ReadPointsAsync(dataset, ExampleFilter.All, LastNumber, 10, CancellationToken.None);
            points.X.ShouldBe([Number(0, LastNumber), Number(1, LastNumber)]);
        });
    }

    [Fact]
    public async Task Its_rows_are_changed_deleted_restored_and_copied()
    {
        var (dataset, copy) = (await StoreWideAsync(), await StoreWideAsync("A copy"));
        await InScopeAsync(unit => unit.Store.AddManyAsync(dataset, [NewExample(dataset, 0), NewExample(dataset, 1)], CancellationToken.None));
        ColumnValue[] changed = [.. NewExample(dataset, 0).X.Select(value => value.Number is null ? ColumnValue.Missing : ColumnValue.Of(5))];
        await InScopeAsync(unit => unit.Store.UpdateAsync(dataset, ExampleFilter.Only(1), example => example.Correct(dataset, changed, 7), CancellationToken.None));

        await RemoveAsync(dataset, ExampleFilter.All, 2);
        await InScopeAsync(async unit => (await unit.Store.RestoreAsync(dataset, CancellationToken.None)).ShouldBe(2));
        await InScopeAsync(async unit => (await unit.Store.CopyAsync(dataset, copy, CancellationToken.None)).ShouldBe(2));

        (await YsAsync(copy, Where(LastNumber, Relation.Equal, ColumnValue.Of(5)))).ShouldBe([7]);
        (await YsAsync(copy, Where(LastText, Relation.Equal, ColumnValue.Missing))).ShouldBe([7]);
    }

    [Fact]
    public async Task A_shared_column_has_a_sort_index()
    {
        var dataset = await StoreWideAsync();
        await InScopeAsync(unit => unit.Store.AddManyAsync(dataset, [NewExample(dataset, 0), NewExample(dataset, 1)], CancellationToken.None));
        await InServicesAsync(async services =>
        {
            if (services.GetService<SqlDialect>() is not { } dialect) return;
            await services.GetRequiredService<RegressorDbContext>().Database.ExecuteSqlRawAsync(new ExampleTable(dataset, dialect).CreateSortIndex(LastText));
        });

        await InScopeAsync(async unit => (await SortedAsync(unit, dataset, LastText, descending: false)).ShouldBe([0, 1]));
    }

    private async Task<Dataset> StoreWideAsync(string name = "Wide")
    {
        var dataset = Dataset.Create(
            name,
            [.. Enumerable.Range(0, Dataset.MaxInputs).Select(column => new InputColumn($"x{column}", column % 3 == LastText % 3 ? ColumnTypes.Categorical : ColumnTypes.Numeric, null))],
            new TargetColumn("y", null),
            Now,
            [.. Enumerable.Range(0, Dataset.MaxKept).Select(column => new KeptColumn($"kept {column}", ColumnTypes.Text))]);
        await InScopeAsync(unit =>
        {
            unit.Datasets.Add(dataset);
            return Task.CompletedTask;
        });
        return dataset;
    }

    private static Example NewExample(Dataset dataset, int row) => dataset.AddExample(
        [.. dataset.Inputs.Select((column, index) => column.Type == ColumnTypes.Categorical ? ColumnValue.Of($"category É\"{row}") : row == 2 && index == LastNumber ? ColumnValue.Missing : Number(row, index))],
        row,
        Now,
        [.. dataset.Kept.Select(_ => ColumnValue.Of($"note {row}"))]);

    private static ColumnValue Number(int row, int column) => ColumnValue.Of(column == 3 ? 0.1 + 0.2 : column + row + 1e-9);

    private static async Task<double[]> SortedAsync(Unit unit, Dataset dataset, int by, bool descending) =>
        [.. (await unit.Examples.ListAsync(dataset, ExampleFilter.All, new ExampleOrder(by, descending), new Paging(1, 10), CancellationToken.None)).Items.Select(example => example.Y.Number!.Value)];

    private static ExampleFilter Where(int column, Relation relation, ColumnValue value) => new([new ColumnCondition(column, relation, [value])]);
}

public sealed class SqliteWideTableTests() : WideTableContract(StorageProvider.Sqlite);

public sealed class PostgreSqlWideTableTests() : WideTableContract(StorageProvider.PostgreSql);

public sealed class InMemoryWideTableTests() : WideTableContract(StorageProvider.InMemory);
