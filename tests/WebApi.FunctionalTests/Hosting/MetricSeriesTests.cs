using Regressor.Application;

namespace Regressor.WebApi.FunctionalTests.Hosting;

public sealed class MetricSeriesTests
{
    [Fact]
    public async Task Thousands_of_datasets_have_a_series_each()
    {
        await using var server = new TestServer();
        var datasets = Enumerable.Range(0, 3000).Select(index => $"dataset-{index}").ToList();
        try
        {
            foreach (var dataset in datasets) Instrumentation.Predictions.Add(dataset, 1);
            var metrics = (await server.Client.Get("/metrics")).Body;
            datasets.ShouldAllBe(dataset => metrics.Contains($"dataset=\"{dataset}\"", StringComparison.Ordinal));
            metrics.ShouldNotContain("overflow");
        }
        finally
        {
            datasets.ForEach(Instrumentation.Forget);
        }
    }
}
