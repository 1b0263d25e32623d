using System.Text.Json;
using System.Text.Json.Serialization;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;

namespace Regressor.Domain.UnitTests.Evaluation;

public sealed class EvaluationMetricsTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly double[] Actual = [.. Enumerable.Range(0, 40).Select(row => (double)(row * 37 % 41))];
    private static readonly double[] Predicted = [.. Actual.Select((y, row) => y + (((row * 29 % 23) - 11) / 4.0))];
    private static readonly double[] Linear = [.. Actual.Select((y, row) => y + (((row * 17 % 19) - 9) / 2.0))];

    [Fact]
    public void Figures_of_the_same_rows_are_those_of_earlier_versions()
    {
        var metrics = EvaluationMetrics.ComputeWithIntervals(new RegressionRows(Actual, Predicted)).Metrics;

        ShouldBe(metrics[0], 1.6793786053180504, 1.437771713451061, 1.9177357284307932);
        ShouldBe(metrics[1], 1.4687500000000004, 1.20625, 1.7375);
        ShouldBe(metrics[2], 1.5, 1, 2);
        ShouldBe(metrics[3], 0.9794047575580547, 0.9698071651700728, 0.9866121812238209);

        var unit = PredictionTasks.Regression.LossUnit(Actual, Predicted, Linear);
        var comparison = BaselineComparison.Compute(
            PredictionTasks.Regression, PredictionTasks.Regression.Losses(Actual, Predicted, unit), PredictionTasks.Regression.Losses(Actual, Linear, unit), onUnseenRows: true)!;
        comparison.Improvement.ShouldBe(0.40740628152578495, 1e-12);
        comparison.Lower!.Value.ShouldBe(0.2866536585904272, 1e-12);
        comparison.Upper!.Value.ShouldBe(0.5121910212255658, 1e-12);

        static void ShouldBe(Metric metric, double value, double lower, double upper)
        {
            metric.Value!.Value.ShouldBe(value, 1e-12);
            metric.Interval!.Lower.ShouldBe(lower, 1e-12);
            metric.Interval.Upper.ShouldBe(upper, 1e-12);
        }
    }

    [Fact]
    public void They_are_stored_as_a_list_and_read_back()
    {
        var metrics = EvaluationMetrics.ComputeWithIntervals(new RegressionRows(Actual, Predicted));

        var json = JsonSerializer.Serialize(metrics, Json);
        json.ShouldStartWith("""{"count":40,"metrics":[{"name":"rmse","value":1.67937""");
        json.ShouldContain("\"direction\":\"lowerIsBetter\"");
        JsonSerializer.Deserialize<EvaluationMetrics>(json, Json).ShouldBe(metrics);
    }

    [Fact]
    public void Those_stored_as_properties_are_read()
    {
        var metrics = Read("""
            {"rmse":2,"mae":1,"r2":null,"count":7,"medianAe":0.5,
             "intervals":{"rmse":{"lower":1,"upper":3},"mae":{"lower":0.5,"upper":2},"medianAe":{"lower":0.25,"upper":1},"r2":null}}
            """)!;

        metrics.ShouldBe(new EvaluationMetrics(
            7,
            [
                new Metric("rmse", 2, MetricDirection.LowerIsBetter, new ConfidenceInterval(1, 3)),
                new Metric("mae", 1, MetricDirection.LowerIsBetter, new ConfidenceInterval(0.5, 2)),
                new Metric("medianAe", 0.5, MetricDirection.LowerIsBetter, new ConfidenceInterval(0.25, 1)),
                new Metric("r2", null, MetricDirection.HigherIsBetter),
            ]));
    }

    [Fact]
    public void A_metric_that_was_not_measured_is_missing()
    {
        var metrics = Read("""{"rmse":2,"mae":1,"r2":0.5,"count":7}""")!;

        metrics.Find(RegressionTask.MedianAe).ShouldBeNull();
        metrics[RegressionTask.MedianAe].ShouldBe(double.NaN);
        metrics[RegressionTask.R2].ShouldBe(0.5);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"rmse":2,"count":7}""")]
    [InlineData("""{"metrics":[]}""")]
    [InlineData("""{"count":7,"metrics":null}""")]
    [InlineData("""{"count":7,"metrics":[{"name":"rmse","value":"many","direction":"lowerIsBetter"}]}""")]
    public void Anything_else_is_refused(string json) => Should.Throw<JsonException>(() => Read(json));

    private static EvaluationMetrics? Read(string json) => JsonSerializer.Deserialize<EvaluationMetrics>(json, Json);
}
