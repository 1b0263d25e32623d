using System.Text.Json.Nodes;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Evaluation;
using Regressor.Infrastructure.Checkpoints;
using Regressor.Infrastructure.IntegrationTests.Learning.Serving;
using Regressor.Infrastructure.Persistence.Configurations;
using Regressor.Infrastructure.Serialization;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Serialization;

public sealed class LargestErrorTests
{
    private static readonly InputColumn[] Inputs = [Category("kind"), Number("size"), Category("city"), Number("age")];
    private static readonly ColumnValue[] Values = [ColumnValue.Of("a"), ColumnValue.Of(-0.1), ColumnValue.Missing, ColumnValue.Missing];
    private static readonly LargestError Row = new(7, Values, 1.5, 2, null, null);

    [Fact]
    public void A_row_comes_back_with_its_values_in_column_order()
    {
        var read = JsonConversion.Read<LargestError>(JsonConversion.Write(Row));

        read.Values.ShouldBe(Values);
        (read with { Values = Values }).ShouldBe(Row);
    }

    [Fact]
    public void A_row_of_an_earlier_version_is_put_in_column_order()
    {
        var stored = JsonConversion.Read<LargestError>("""{"exampleId":7,"numbers":[-0.1,null],"categories":["a",null],"y":1.5,"predicted":2,"lower":null,"upper":null}""");

        var read = new ModelDiagnostics(MeasuredOn.Test, [], 0, [], [stored], []).InColumnOrder(Inputs).Worst.ShouldHaveSingleItem();

        read.Values.ShouldBe(Values);
        (read with { Values = Values }).ShouldBe(Row);
    }

    [Theory]
    [InlineData("[-0.1]", "[\"a\", null, null]", "values in other columns")]
    [InlineData("[-0.1, null]", "[\"a\"]", "too few values")]
    [InlineData("[-0.1, \"b\"]", "[\"a\", null]", "a text in a numeric column")]
    public void A_checkpoint_whose_rows_do_not_fit_its_columns_is_refused(string numbers, string categories, string because)
    {
        var manifest = ManifestOf(row =>
        {
            row.Remove("values");
            row["numbers"] = JsonNode.Parse(numbers);
            row["categories"] = JsonNode.Parse(categories);
        });

        Should.Throw<CorruptCheckpointException>(() => Manifest.Read(manifest), because).Message.ShouldContain("not about its columns");
    }

    [Fact]
    public void A_checkpoint_of_an_earlier_version_opens_with_its_values_in_column_order() =>
        Manifest.Read(ManifestOf(row =>
        {
            row.Remove("values");
            row["numbers"] = new JsonArray(-0.1, null);
            row["categories"] = new JsonArray("a", null);
        })).Diagnostics!.Worst.ShouldHaveSingleItem().Values.ShouldBe(Values);

    private static Dictionary<string, string> ManifestOf(Action<JsonObject> change)
    {
        var table = PredictorTests.MixedTable();
        var checkpoint = Checkpoint(table, Train(table, Quick with { Epochs = 1 }));
        var manifest = JsonNode.Parse(Manifest.Write(checkpoint with
        {
            Dataset = checkpoint.Dataset with { Inputs = Inputs },
            Diagnostics = new ModelDiagnostics(MeasuredOn.Test, [], 0, [], [Row], []),
        }))!;
        change(manifest["diagnostics"]!["worst"]![0]!.AsObject());
        return new Dictionary<string, string> { [Manifest.Key] = manifest.ToJsonString() };
    }
}
