using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.IntegrationTests.Persistence.Contracts;

/// <summary>Tests of the splits of datasets that every storage provider must pass.</summary>
public abstract class SplitContract : StorageTest
{
    private static readonly Split ByColor = new(SplitBy.Group, "color"), ByTime = new(SplitBy.Time, "a");

    private protected SplitContract(StorageProvider provider)
        : base(provider)
    {
    }

    [Fact]
    public async Task A_new_dataset_is_split_by_row_and_nothing_is_declined()
    {
        var stored = await StoreDatasetAsync();
        await InScopeAsync(async unit =>
        {
            var found = await unit.Datasets.GetAsync(stored.Slug, CancellationToken.None);
            (found.Split, found.DeclinedSplit, found.Splitter).ShouldBe((Split.ByRow, null, null));
        });
    }

    [Fact]
    public async Task A_changed_split_and_a_declined_one_are_stored_and_a_change_back_too()
    {
        var stored = await StoreDatasetAsync();
        await InScopeAsync(async unit => (await unit.Datasets.GetAsync(stored.Slug, CancellationToken.None)).SetSplit(ByColor));
        await InScopeAsync(async unit =>
        {
            var dataset = await unit.Datasets.GetAsync(stored.Slug, CancellationToken.None);
            dataset.Split.ShouldBe(ByColor);
            dataset.DeclineSplit(ByTime);
        });
        await InScopeAsync(async unit =>
        {
            var dataset = await unit.Datasets.GetAsync(stored.Slug, CancellationToken.None);
            (dataset.Split, dataset.DeclinedSplit).ShouldBe((ByColor, ByTime));
            dataset.SetSplit(Split.ByRow);
        });
        await InScopeAsync(async unit =>
        {
            var dataset = await unit.Datasets.GetAsync(stored.Slug, CancellationToken.None);
            (dataset.Split, dataset.DeclinedSplit).ShouldBe((Split.ByRow, ByTime));
        });
    }
}

public sealed class SqliteSplitTests() : SplitContract(StorageProvider.Sqlite);

public sealed class PostgreSqlSplitTests() : SplitContract(StorageProvider.PostgreSql);

public sealed class InMemorySplitTests() : SplitContract(StorageProvider.InMemory);
