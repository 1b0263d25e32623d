using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Features.Generators;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Features;

public sealed class FeatureGeneratorTests
{
    private static readonly NumericEncoding Varying = new(0, Varies: true, null, 0, 1, 0, 1, -1, 1, Missing: false);

    public static TheoryData<ColumnType> InputTypes => [.. ColumnTypes.All];

    [Theory]
    [MemberData(nameof(InputTypes))]
    public void Each_type_of_input_has_a_generator_of_the_features_that_it_declares(ColumnType type)
    {
        var builder = new TrainingData.Builder([new InputColumn("x", type, null)]);
        builder.Add([type.Storage == StorageKind.Number ? ColumnValue.Of(1) : ColumnValue.Of("a")], y: 1, splitPosition: 0);
        var generator = FeatureGenerators.For(type);

        var features = generator.Generate(builder.Build().Columns[0]);

        features.Select(feature => feature is NumberData).ShouldBe(generator.Features.Select(FeatureKinds.IsNumber));
    }

    [Fact]
    public void Features_keep_the_order_of_the_columns_within_their_kind()
    {
        var table = Table([Category("kind"), Number("x"), Category("city"), Number("z")], [([ColumnValue.Of("a"), ColumnValue.Of(1), ColumnValue.Missing, ColumnValue.Of(2)], 1)]);

        var features = FeatureTable.Of(table);

        features.Numeric.Select(feature => feature.Column).ShouldBe(["x", "z"]);
        features.Categorical.Select(feature => feature.Column).ShouldBe(["kind", "city"]);
    }

    [Fact]
    public void A_column_with_several_features_is_hidden_as_a_whole()
    {
        var source = new SourceFeatures(Number("x"), [new NumericFeature(Varying, 0, -1, 3), new NumericFeature(Varying, 1, 2, 4)]);
        var rows = new EncodedRows(2, 6, [1, 2, 0, 3, 4, 5, 6, 7, 0, 8, 9, 10], []);

        source.IsUsed.ShouldBeTrue();
        source.Without(rows)!.Dense.ShouldBe([0, 0, 1, 0, 0, 5, 0, 0, 1, 0, 0, 10]);
    }

    [Fact]
    public void A_column_whose_features_have_no_inputs_is_not_used()
    {
        var source = new SourceFeatures(Category("c"), [new CategoricalFeature(new CategoryEncoding(0, ["a"], Embedded: false), -1, -1)]);

        source.IsUsed.ShouldBeFalse();
        source.Without(new EncodedRows(1, 1, [1], [])).ShouldBeNull();
    }
}
