using System.Buffers;
using System.Text;
using Regressor.Application.Files;
using Regressor.Domain.Decisions;
using Regressor.Domain.Predictions;
using static Regressor.Infrastructure.IntegrationTests.Files.TableText;

namespace Regressor.Infrastructure.IntegrationTests.Files;

/// <summary>Tests how predicted classes are written behind the rows of a file.</summary>
public sealed class ClassPredictionTests
{
    private static readonly string[] Classes = ["no", "=1+1"];
    private static readonly string[] Alike = ["a", "A", "ask a person"];
    private static readonly Prediction Sure = new ClassificationPrediction(Classes, [0.125, 0.875], 1, new PredictionSet([1], 0.9), 0.5, 3, []);
    private static readonly Prediction Unsure = new ClassificationPrediction(Classes, [0.5, 0.5], 0, new PredictionSet([0, 1], 0.9), 0, 3, []);

    [Fact]
    public void A_row_gets_the_class_the_probability_of_each_and_the_set() => Written(Csv("a\n1\n2\n"), null, null).ShouldBe(
        "a,predicted left,probability of no,probability of =1+1,set,covered,warnings,not predicted because\r\n"
        + "1,'=1+1,0.125,0.875,'=1+1,true,,\r\n"
        + "2,no,0.5,0.5,\"no; =1+1\",true,,\r\n");

    [Fact]
    public void A_row_is_decided_where_there_are_costs() => Written(Csv("a\n1\n2\n"), new Decision(1, 0.25), new Decision(null, 9)).ShouldBe(
        "a,predicted left,probability of no,probability of =1+1,set,decision,expected cost,covered,warnings,not predicted because\r\n"
        + "1,'=1+1,0.125,0.875,'=1+1,'=1+1,0.25,true,,\r\n"
        + "2,no,0.5,0.5,\"no; =1+1\",ask a person,9,true,,\r\n");

    [Fact]
    public void Columns_have_names_of_their_own_whatever_the_file_and_the_classes_are_called()
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = Csv("decision,Set\n1,2\n").CreatePredictionWriter(output, new PredictedTarget("y", Alike, IsDecided: true));
        writer.Begin();
        writer.Write(new PredictedRow(2, "1,2"u8.ToArray(), new ClassificationPrediction(Alike, [0.5, 0.25, 0.25], 0, null, 0, 1, [], Covered: false), [], new Decision(null, 1)));
        writer.End();
        Encoding.UTF8.GetString(output.WrittenSpan).ShouldBe(
            "decision,Set,predicted y,probability of a,probability of A 2,probability of ask a person,set 2,decision 2,expected cost,covered,warnings,not predicted because\r\n"
            + "1,2,a,0.5,0.25,0.25,,ask a person 2,1,false,,\r\n");
    }

    [Fact]
    public void Records_get_further_properties() => Written(Json("""[{"a":1},{"a":2}]"""), new Decision(1, 0.25), new Decision(null, 9)).ShouldContain(
        """{"a":1,"predicted left":"=1+1","probability of no":0.125,"probability of =1+1":0.875,"set":"=1+1","decision":"=1+1","expected cost":0.25,"covered":true,""");

    [Fact]
    public void Examples_of_the_API_are_answered_as_the_API_does() => Written(JsonLines("""{"x":{"a":1}}""" + "\n" + """{"x":{"a":2}}"""), new Decision(1, 0.25), new Decision(null, 9)).ShouldBe(
        """{"line":1,"task":"classification","y":"=1+1","probabilities":{"no":0.125,"=1+1":0.875},"set":{"classes":["=1+1"],"confidence":0.9,"basis":"newRow"},"decision":{"answer":"=1+1","expectedCost":0.25},"interval":null,"disagreement":0.5,"modelVersion":3,"warnings":[],"covered":true}""" + "\n"
        + """{"line":2,"task":"classification","y":"no","probabilities":{"no":0.5,"=1+1":0.5},"set":{"classes":["no","=1+1"],"confidence":0.9,"basis":"newRow"},"decision":{"answer":null,"expectedCost":9},"interval":null,"disagreement":0,"modelVersion":3,"warnings":[],"covered":true}""" + "\n");

    private static string Written(ITableFile file, params Decision?[] decisions)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = file.CreatePredictionWriter(output, new PredictedTarget("left", Classes, decisions[0] is not null));
        writer.Begin();
        foreach (var (index, row) in file.ReadWhole([Numeric("a")], []).Index())
            writer.Write(new PredictedRow(row.Line, row.Text, index == 0 ? Sure : Unsure, [], decisions[index]));
        writer.End();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
