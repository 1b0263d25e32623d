using Regressor.Domain.Datasets;

namespace Regressor.Application.UnitTests;

public class SchemaDifferencesTests
{
    private static readonly InputColumn Size = new("size", ColumnTypes.Numeric, "ft²");
    private static readonly InputColumn City = new("city", ColumnTypes.Categorical, null);
    private static readonly DatasetSchema Houses = Of([Size, City], new TargetColumn("price", "US$"));

    [Fact]
    public void The_same_columns_fit_whatever_the_dataset_is_called() =>
        SchemaComparison.Between(Houses, Houses with { Id = Guid.NewGuid(), Slug = "other", Name = "Other" }).ShouldBeEmpty();

    [Fact]
    public void A_unit_that_one_of_them_leaves_out_makes_no_difference() =>
        SchemaComparison.Between(Houses, Of([Size with { Unit = null }, City], new TargetColumn("price", null))).ShouldBeEmpty();

    [Fact]
    public void Another_number_of_inputs_is_reported_with_their_names() =>
        SchemaComparison.Between(Houses, Of([Size], Houses.Target)).ShouldBe(["The dataset has 2 inputs (size, city); the model has one input (size)."]);

    [Fact]
    public void Another_order_is_another_schema() =>
        SchemaComparison.Between(Houses, Of([City, Size], Houses.Target)).ShouldBe(
        [
            "Input 1 is 'size' (a number) in the dataset and 'city' (a category) in the model.",
            "Input 2 is 'city' (a category) in the dataset and 'size' (a number) in the model.",
        ]);

    [Fact]
    public void Other_units_and_another_target_are_reported_together() =>
        SchemaComparison.Between(Houses, Of([Size with { Unit = "m²" }, City], new TargetColumn("rent", "US$"))).ShouldBe(
        [
            "'size' is in ft² in the dataset and in m² in the model.",
            "The target is 'price' in the dataset and 'rent' in the model.",
        ]);

    [Fact]
    public void Another_unit_of_the_target_is_reported() =>
        SchemaComparison.Between(Houses, Of(Houses.Inputs, new TargetColumn("price", "€"))).ShouldBe(["The target is in US$ in the dataset and in € in the model."]);

    private static DatasetSchema Of(IReadOnlyList<InputColumn> inputs, TargetColumn target) =>
        new(Guid.Empty, "houses", "Houses", inputs, target, 1, DateTimeOffset.UnixEpoch);
}
