using System.Text.Json;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Domain.Decisions;
using Regressor.Domain.Tasks;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.IntegrationTests.Persistence.Contracts;

/// <summary>Tests of targets that are classes, which every storage provider must pass.</summary>
public abstract class ClassTargetContract : StorageTest
{
    private const string Formula = "=1+1", Quoted = "it's \"so\"; DROP TABLE x", Emoji = "🐧 yes";

    private protected ClassTargetContract(StorageProvider provider)
        : base(provider)
    {
    }

    [Fact]
    public async Task Classes_of_any_text_are_stored_one_by_one_and_in_bulk()
    {
        var dataset = await StoreAsync();
        string[] classes = [Formula, Quoted, Emoji, new('x', CategoricalColumnType.MaxLength), "no", "No", "no "];
        await InScopeAsync(unit => unit.Store.AddManyAsync(dataset, classes.Select((name, row) => Row(dataset, row, name)), CancellationToken.None));
        foreach (var name in classes) await InScopeAsync(unit => unit.Store.AddAsync(dataset, Row(dataset, 9, name), CancellationToken.None));

        (await ClassesAsync(dataset)).ShouldBe([.. classes, .. classes]);
    }

    [Theory]
    [InlineData(Relation.Equal, "yes", new[] { 1, 4 })]
    [InlineData(Relation.Equal, "Yes", new int[0])]
    [InlineData(Relation.NotEqual, "yes", new[] { 0, 2, 3 })]
    [InlineData(Relation.Contains, "E", new[] { 1, 3, 4 })]
    [InlineData(Relation.Equal, null, new int[0])]
    [InlineData(Relation.NotEqual, null, new[] { 0, 1, 2, 3, 4 })]
    public async Task Classes_are_filtered_by_their_relations(Relation relation, string? name, int[] rows)
    {
        var dataset = await StoreAsync("no", "yes", "no", "maybe", "yes");
        var filter = new ExampleFilter([new ColumnCondition(ExampleOrder.ByTarget, relation, [name is null ? ColumnValue.Missing : ColumnValue.Of(name)])]);
        await InScopeAsync(async unit =>
        {
            var found = await unit.Examples.StreamAsync(dataset, filter, CancellationToken.None).Select(example => (int)example.X[0].Number!.Value).ToArrayAsync();
            found.ShouldBe(rows);
        });
    }

    [Theory]
    [InlineData(false, new[] { "Z", "a", "b", "b", "é" })]
    [InlineData(true, new[] { "é", "b", "b", "a", "Z" })]
    public async Task Examples_sort_by_class_in_the_order_of_code_points(bool descending, string[] sorted)
    {
        var dataset = await StoreAsync("b", "é", "a", "Z", "b");
        await InScopeAsync(async unit =>
        {
            var page = await unit.Examples.ListAsync(dataset, ExampleFilter.All, new ExampleOrder(ExampleOrder.ByTarget, descending), new Paging(1, 10), CancellationToken.None);
            page.Items.Select(example => example.Y.Text).ShouldBe(sorted);
        });
    }

    [Fact]
    public async Task Classes_are_summarized_plotted_and_learned_from()
    {
        var dataset = await StoreAsync("no", "yes", "no");
        await InScopeAsync(async unit =>
        {
            var summary = (await unit.Examples.SummarizeAsync(dataset, CancellationToken.None)).Columns;
            summary[^1].Categories.ShouldBe([new CategoryCount("no", 2), new CategoryCount("yes", 1)]);
            (summary[^1].Name, summary[^1].Type, summary[^1].Missing).ShouldBe(("label", ColumnTypes.Categorical, 0));
            summary[0].Numbers!.Correlation!.Value.ShouldBe(0, 1e-12);

            var points = await unit.Examples.ReadPointsAsync(dataset, ExampleFilter.All, 0, 10, CancellationToken.None);
            points.Y.ShouldBe([ColumnValue.Of("no"), ColumnValue.Of("yes"), ColumnValue.Of("no")]);

            var table = (await unit.Examples.ReadTableAsync(dataset, ExampleFilter.Included, CancellationToken.None)).Table;
            table.Task.ShouldBe(PredictionTasks.Classification);
            table.Classes.ShouldBe(["no", "yes"]);
            table.Y.Order().ShouldBe([0, 0, 1]);
            (await unit.Examples.ReadPositionsAsync(dataset, CancellationToken.None)).Distinct().Count().ShouldBe(3);
        });
    }

    [Fact]
    public async Task A_corrected_class_moves_the_row_in_the_split_and_back()
    {
        var dataset = await StoreAsync("no", "yes");
        var before = await PositionsAsync(dataset);
        await SetAsync(dataset, "no", "sì");
        (await ClassesAsync(dataset)).ShouldBe(["sì", "yes"]);
        (await PositionsAsync(dataset)).ShouldNotBe(before);

        await SetAsync(dataset, "sì", "no");
        (await PositionsAsync(dataset)).ShouldBe(before);
    }

    [Fact]
    public async Task Deleted_classes_return_and_a_copy_has_them_too()
    {
        var dataset = await StoreAsync("no", "yes", Emoji);
        await RemoveAsync(dataset, new ExampleFilter([new ColumnCondition(ExampleOrder.ByTarget, Relation.NotEqual, [ColumnValue.Of("no")])]), expected: 2);
        (await ClassesAsync(dataset)).ShouldBe(["no"]);
        await InScopeAsync(async unit => (await unit.Store.RestoreAsync(dataset, CancellationToken.None)).ShouldBe(2));
        (await ClassesAsync(dataset)).ShouldBe(["no", "yes", Emoji]);

        var copy = dataset.Duplicate("Copy", Now);
        await InScopeAsync(async unit =>
        {
            unit.Datasets.Add(copy);
            (await unit.Store.CopyAsync(dataset, copy, CancellationToken.None)).ShouldBe(3);
        });
        copy.Target.ShouldBe(dataset.Target);
        (await ClassesAsync(copy)).ShouldBe(["no", "yes", Emoji]);
        (await PositionsAsync(copy)).ShouldBe(await PositionsAsync(dataset));
    }

    [Fact]
    public async Task The_type_of_the_target_is_stored_with_the_dataset()
    {
        var dataset = await StoreAsync();
        await InScopeAsync(async unit => (await unit.Datasets.GetAsync(dataset.Slug, CancellationToken.None)).Target.ShouldBe(dataset.Target));
    }

    [Fact]
    public async Task Costs_of_answers_are_stored_and_removed()
    {
        var dataset = await StoreAsync();
        var costs = new DecisionCosts(
            new Dictionary<string, IReadOnlyDictionary<string, double>> { ["yes"] = new Dictionary<string, double> { ["no"] = 50, [Emoji] = 0.5 }, [Emoji] = new Dictionary<string, double>() }, Ask: null);
        foreach (var stated in new[] { costs, costs with { Ask = 9.25 }, null })
        {
            await InScopeAsync(async unit =>
            {
                (await unit.Datasets.GetAsync(dataset.Slug, CancellationToken.None)).SetCosts(stated);
                await unit.Work.SaveChangesAsync(CancellationToken.None);
            });
            await InScopeAsync(async unit =>
                JsonSerializer.Serialize((await unit.Datasets.GetAsync(dataset.Slug, CancellationToken.None)).Costs).ShouldBe(JsonSerializer.Serialize(stated)));
        }
    }

    private async Task<Dataset> StoreAsync(params string[] classes)
    {
        var dataset = Dataset.Create(
            "Classes", [new InputColumn("a", ColumnTypes.Numeric, null)], new TargetColumn("label", null) { Type = ColumnTypes.Categorical }, Now);
        await InScopeAsync(unit =>
        {
            unit.Datasets.Add(dataset);
            return unit.Store.AddManyAsync(dataset, classes.Select((name, row) => Row(dataset, row, name)), CancellationToken.None);
        });
        return dataset;
    }

    private static Example Row(Dataset dataset, double a, string name) => dataset.AddExample([ColumnValue.Of(a)], ColumnValue.Of(name), Now);

    private Task SetAsync(Dataset dataset, string from, string to) => InScopeAsync(unit => unit.Store.UpdateAsync(
        dataset,
        new ExampleFilter([new ColumnCondition(ExampleOrder.ByTarget, Relation.Equal, [ColumnValue.Of(from)])]),
        example => example.Correct(dataset, example.X, ColumnValue.Of(to)),
        CancellationToken.None));

    private async Task<string?[]> ClassesAsync(Dataset dataset)
    {
        string?[] classes = [];
        await InScopeAsync(async unit => classes = await unit.Examples.StreamAsync(dataset, ExampleFilter.All, CancellationToken.None).Select(example => example.Y.Text).ToArrayAsync());
        return classes;
    }

    private async Task<double[]> PositionsAsync(Dataset dataset)
    {
        double[] positions = [];
        await InScopeAsync(async unit => positions = await unit.Examples.ReadPositionsAsync(dataset, CancellationToken.None));
        return positions;
    }
}

public sealed class SqliteClassTargetTests() : ClassTargetContract(StorageProvider.Sqlite);

public sealed class PostgreSqlClassTargetTests() : ClassTargetContract(StorageProvider.PostgreSql);

public sealed class InMemoryClassTargetTests() : ClassTargetContract(StorageProvider.InMemory);
