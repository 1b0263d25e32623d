using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Regressor.Domain.Training;
using Regressor.Infrastructure.IntegrationTests.Learning;
using Regressor.Infrastructure.IntegrationTests.Learning.Serving;
using Regressor.Infrastructure.Onnx;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Onnx;

public sealed class OnnxClassesTests
{
    [Theory]
    [InlineData(2, LearnerNames.Networks)]
    [InlineData(4, LearnerNames.Networks)]
    [InlineData(4, LearnerNames.Linear)]
    [InlineData(2, LearnerNames.Trees)]
    [InlineData(4, LearnerNames.Trees)]
    [InlineData(3, "networks+trees+linear")]
    public void The_graph_has_the_probabilities_and_the_label_that_serving_has(int classes, string learners)
    {
        var table = Classes.Draw(200, classes);
        var model = Train(table, Classes.Short with { Learners = learners.Split('+') });
        var serving = Classes.Serve(table, model);

        using var session = new InferenceSession(new OnnxExporter().Export(Classes.Checkpoint(table, model)));
        session.OutputNames.ShouldBe(["probabilities", "label"]);
        var rows = Enumerable.Range(0, 50).Select(row => PredictorTests.RowOf(table, row)).ToList();
        DenseTensor<double> Numbers(int column) => new(rows.Select(row => row[column].Number!.Value).ToArray(), [rows.Count, 1]);
        using var answers = session.Run(
        [
            NamedOnnxValue.CreateFromTensor("a", Numbers(0)),
            NamedOnnxValue.CreateFromTensor("b", Numbers(1)),
            NamedOnnxValue.CreateFromTensor("level", new DenseTensor<string>(rows.Select(row => row[2].Text!).ToArray(), [rows.Count, 1])),
        ]);

        var (probabilities, labels) = (answers[0].AsTensor<double>(), answers[1].AsTensor<string>().ToArray());
        for (var row = 0; row < rows.Count; row++)
        {
            var expected = serving.Ask(rows[row]);
            labels[row].ShouldBe(expected.Classes[expected.Label]);
            for (var c = 0; c < classes; c++) probabilities[row, c].ShouldBe(expected.Probabilities[c], 1e-4);
        }
    }
}
