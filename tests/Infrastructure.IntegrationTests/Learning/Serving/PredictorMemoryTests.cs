using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Serving;

/// <summary>Memory is the process's: nothing else may run meanwhile.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class Alone;

[Collection("alone")]
public sealed class PredictorMemoryTests
{
    [Fact]
    public void A_hundred_thousand_predictions_leave_memory_flat()
    {
        var table = PredictorTests.MixedTable();
        var serving = Serve(table, Train(table, Quick with { Epochs = 5 }));
        ColumnValue[] x = [ColumnValue.Of(0.5), ColumnValue.Of("a"), ColumnValue.Of("city 1")];
        for (var i = 0; i < 1000; i++) serving.Predict(x);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 100_000; i++) serving.Predict(x);

        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(1 << 20);
    }
}
