using Regressor.Domain.Datasets;
using Regressor.Domain.Decisions;

namespace Regressor.Domain.UnitTests.Datasets;

public class DatasetTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void A_name_becomes_the_address_and_stays_it_after_a_rename()
    {
        var dataset = NewDataset("House prices");
        dataset.Rename("Something else");
        dataset.Slug.ShouldBe("house-prices");
        dataset.Name.ShouldBe("Something else");
    }

    [Theory]
    [InlineData("House prices", "house-prices")]
    [InlineData("  Prix à Paris (2024)! ", "prix-a-paris-2024")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("日本", "dataset")]
    public void An_address_holds_only_letters_digits_and_single_hyphens(string name, string slug) => Slug.From(name).ShouldBe(slug);

    [Fact]
    public void An_address_is_never_longer_than_its_limit() => Slug.From(new string('a', 500)).Length.ShouldBe(Slug.MaxLength);

    [Fact]
    public void The_same_dataset_made_again_is_split_the_same_way()
    {
        NewDataset("House prices").SplitSeed.ShouldBe(NewDataset("house prices").SplitSeed);
        NewDataset("House prices").SplitSeed.ShouldNotBe(NewDataset("Other").SplitSeed);
    }

    [Fact]
    public void A_dataset_without_inputs_is_refused() =>
        Should.Throw<DomainException>(() => Dataset.Create("d", [], new TargetColumn("y", null), Now)).Code.ShouldBe("validation");

    [Fact]
    public void Two_columns_of_one_name_are_refused() =>
        Should.Throw<DomainException>(() => Dataset.Create("d", [Number("a")], new TargetColumn("A", null), Now));

    [Fact]
    public void An_example_keeps_its_values_in_column_order()
    {
        var example = NewDataset().AddExample([ColumnValue.Of(1), ColumnValue.Of("red"), ColumnValue.Missing], 3, Now);
        example.X.ShouldBe([ColumnValue.Of(1), ColumnValue.Of("red"), ColumnValue.Missing]);
    }

    [Fact]
    public void A_value_of_the_wrong_kind_is_refused() =>
        Should.Throw<DomainException>(() => NewDataset().AddExample([ColumnValue.Of("one"), ColumnValue.Of("red"), ColumnValue.Of(2)], 3, Now));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_is_not_finite_is_refused(double value)
    {
        Should.Throw<DomainException>(() => NewDataset().AddExample([ColumnValue.Of(value), ColumnValue.Of("red"), ColumnValue.Of(2)], 3, Now));
        Should.Throw<DomainException>(() => NewDataset().AddExample([ColumnValue.Of(1), ColumnValue.Of("red"), ColumnValue.Of(2)], value, Now));
    }

    [Fact]
    public void A_version_number_is_never_given_twice()
    {
        var dataset = NewDataset();
        dataset.Activate(dataset.NextModelVersion());
        dataset.NextModelVersion();
        dataset.Activate(1);
        dataset.NextModelVersion().ShouldBe(3);
    }

    [Fact]
    public void Only_answers_about_a_class_have_costs_which_a_copy_keeps()
    {
        var costs = new DecisionCosts(new Dictionary<string, IReadOnlyDictionary<string, double>>(), Ask: 9);
        Should.Throw<DomainException>(() => NewDataset().SetCosts(costs)).Message.ShouldContain("Only the answers about a class");
        NewDataset().SetCosts(null);

        var classes = Dataset.Create("Classes", [new InputColumn("x", ColumnTypes.Numeric, null)], new TargetColumn("y", null) { Type = ColumnTypes.Categorical }, Now);
        classes.SetCosts(costs);
        classes.Duplicate("Copy", Now).Costs.ShouldBe(costs);
        Dataset.Restore(classes.Schema).Costs.ShouldBe(costs);
        Should.Throw<DomainException>(() => classes.SetCosts(costs with { Ask = double.NaN }));
        classes.Costs.ShouldBe(costs);
        classes.SetCosts(null);
        classes.Costs.ShouldBeNull();
    }

    [Fact]
    public void A_restored_dataset_has_the_schema_it_was_stored_with()
    {
        var schema = NewDataset().Schema;
        Dataset.Restore(schema).Schema.ShouldBeEquivalentTo(schema);
    }

    [Fact]
    public void Kept_values_are_stored_and_do_not_move_an_example_in_the_split()
    {
        var dataset = WithNotes();
        var one = dataset.AddExample([ColumnValue.Of(1)], 2, Now, [ColumnValue.Of("first")]);
        var other = dataset.AddExample([ColumnValue.Of(1)], 2, Now);
        (one.Kept[0], other.Kept[0]).ShouldBe((ColumnValue.Of("first"), ColumnValue.Missing));
        one.SplitPosition.ShouldBe(other.SplitPosition);
        one.Keep(dataset, [ColumnValue.Of("second")]);
        (one.ValueOf(0), one.ValueOf(1), one.SplitPosition).ShouldBe((ColumnValue.Of(1), ColumnValue.Of("second"), other.SplitPosition));
    }

    [Fact]
    public void Kept_values_that_do_not_fit_are_refused()
    {
        var dataset = WithNotes();
        foreach (IReadOnlyList<ColumnValue> kept in new ColumnValue[][] { [], [ColumnValue.Of(1)], [ColumnValue.Of(" ")], [ColumnValue.Missing, ColumnValue.Missing] })
            Should.Throw<DomainException>(() => dataset.AddExample([ColumnValue.Of(1)], 2, Now, kept)).Code.ShouldBe("validation");
    }

    [Fact]
    public void A_type_must_suit_the_role_of_its_column()
    {
        Should.Throw<DomainException>(() => Dataset.Create("d", [Number("a")], new TargetColumn("y", null), Now, [new KeptColumn("id", ColumnTypes.Numeric)])).Message.ShouldContain("'id'");
        Should.Throw<DomainException>(() => Dataset.Create("d", [Number("a")], new TargetColumn("y", null), Now, [new KeptColumn("Y", ColumnTypes.Text)])).Message.ShouldContain("unique");
    }

    private static Dataset WithNotes() =>
        Dataset.Create("d", [Number("a")], new TargetColumn("y", null), Now, [new KeptColumn("note", ColumnTypes.Text)]);

    private static InputColumn Number(string name) => new(name, ColumnTypes.Numeric, null);

    private static Dataset NewDataset(string name = "d") =>
        Dataset.Create(name, [Number("a"), new InputColumn("color", ColumnTypes.Categorical, null), Number("b")], new TargetColumn("y", null), Now);
}
