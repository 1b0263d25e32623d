using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Features.Text;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Onnx;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Features;

public sealed class TextFeatureTests
{
    private static readonly string[] Adjectives = ["small", "sunny", "noisy", "quiet", "renovated", "large"];
    private static readonly string[] Nouns = ["flat", "house", "studio", "loft", "barn"];
    private static readonly TrainingData Adverts = AdvertsOf(400);
    private static readonly TrainedModel Model = Train(Adverts);

    [Fact]
    public void The_words_of_a_text_are_learned_from()
    {
        Model.Report.Test![RegressionTask.R2].ShouldBeGreaterThan(0.9);
        Model.Diagnostics.Importance[0].Column.ShouldBe("advert");
        Model.Diagnostics.Notes.ShouldNotContain(note => note.Column == "advert");
    }

    [Fact]
    public void The_report_names_the_words_that_move_the_prediction()
    {
        var words = Model.Diagnostics.Words!;

        words.ShouldAllBe(effect => effect.Column == "advert" && effect.Rows >= 5 && Math.Abs(effect.Effect) > 2 * effect.Deviation);
        words.Count.ShouldBeInRange(3, 12);

        // y grows by 400 from the flat to the barn, and what a word replaces is somewhere between.
        words.Single(effect => effect.Word == "barn").Effect.ShouldBeInRange(50, 350);
        words.Single(effect => effect.Word == "flat").Effect.ShouldBeInRange(-350, -50);
    }

    [Fact]
    public void Served_texts_are_encoded_as_in_training()
    {
        var description = ModelDescription.Of(Model.Network);
        var encoded = description.Encoder.Encode(FeatureTable.Of(Adverts), 0, Adverts.Rows);
        var served = Reload(Adverts, Model);
        var text = description.Encoder.Texts[0];
        for (var row = 0; row < 20; row++)
        {
            var dense = new float[text.Width];
            text.Encode(Adverts.Columns[0][row].Text, new TextTokens(), dense);

            dense.ShouldBe(encoded.DenseRow(row).Slice(FeatureLayout.Of(description.Encoder).Texts[0].From, text.Width).ToArray());
            served.Predict([Adverts.Columns[0][row]], 0.9).Warnings.ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_text_in_another_script_is_not_covered()
    {
        var answer = Reload(Adverts, Model).Predict([ColumnValue.Of("квартира")], 0.9);

        answer.Covered.ShouldBeFalse();
        answer.Warnings.ShouldHaveSingleItem().Code.ShouldBe(PredictionWarningCode.UnknownText);
    }

    [Fact]
    public void A_text_that_is_missing_for_the_first_time_is_told()
    {
        Reload(Adverts, Model).Predict([ColumnValue.Missing], 0.9).Warnings.ShouldHaveSingleItem().Code.ShouldBe(PredictionWarningCode.Missing);
    }

    [Fact]
    public void A_text_that_was_sometimes_missing_has_an_indicator()
    {
        var rows = Enumerable.Range(0, 100).Select(row => (new[] { row % 3 == 0 ? ColumnValue.Missing : ColumnValue.Of($"part {row}"), ColumnValue.Of(row) }, row % 3 == 0 ? 10.0 : row % 7)).ToList();
        var table = Table([new InputColumn("note", ColumnTypes.Text, null), Number("x")], rows);
        var model = Train(table);

        ModelDescription.Of(model.Network).Encoder.Texts[0].Missing.ShouldBeTrue();
        var answer = Serve(table, model).Predict([ColumnValue.Missing, ColumnValue.Of(50)], 0.9);
        answer.Warnings.ShouldBeEmpty();
        ((RegressionPrediction)answer).Y.ShouldBe(10, 2.5);
    }

    [Fact]
    public void Trainings_with_texts_repeat_to_the_last_bit()
    {
        Train(AdvertsOf(400)).Network.Tensors.Zip(Model.Network.Tensors).ShouldAllBe(pair => pair.First.Values.SequenceEqual(pair.Second.Values));
    }

    [Fact]
    public void Training_continues_with_the_directions_of_the_model()
    {
        var grown = Train(AdvertsOf(500), Quick with { Epochs = 5 }, Model.Network);

        var (before, after) = (ModelDescription.Of(Model.Network).Encoder.Texts[0], ModelDescription.Of(grown.Network).Encoder.Texts[0]);
        after.Directions.ShouldBe(before.Directions);
    }

    [Fact]
    public void A_model_of_texts_cannot_be_exported_and_says_why()
    {
        Should.Throw<DomainException>(() => new OnnxExporter().Export(Checkpoint(Adverts, Model))).Message.ShouldStartWith("'advert' is a text");
    }

    [Fact]
    public void A_checkpoint_without_its_directions_is_corrupt()
    {
        var network = Model.Network with { Tensors = [.. Model.Network.Tensors.Where(tensor => !tensor.Name.StartsWith("text.", StringComparison.Ordinal))] };

        Should.Throw<CorruptCheckpointException>(() => ModelDescription.Of(network)).Message.ShouldContain("text.0.idf");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("💡💡💡")]
    [InlineData("\ud800 \udfff half a pair")]
    public void Any_text_can_be_encoded(string text)
    {
        var encoding = ModelDescription.Of(Model.Network).Encoder.Texts[0];
        var dense = new float[encoding.Width];

        encoding.Encode(text, new TextTokens(), dense);

        dense.ShouldAllBe(value => float.IsFinite(value));
    }

    [Fact]
    public void Tokens_are_words_pairs_and_parts_of_words()
    {
        var tokens = new TextTokens();
        tokens.Count("To be, or not to be");

        // Words: to, be, or, not. Pairs: to be, be or, or not, not to.
        tokens.Found.Count(bucket => bucket < TextTokens.Parts).ShouldBe(8);
        tokens.Found.Where(bucket => bucket < TextTokens.Parts).Sum(tokens.CountOf).ShouldBe(6 + 5);

        // Parts of " to ", " be ", " or " and " not " with 3 to 5 characters: 2 + 1 each, and 3 + 2 + 1.
        tokens.Found.Count(bucket => bucket >= TextTokens.Parts).ShouldBe(3 + 3 + 3 + 6);
    }

    [Fact]
    public void The_case_of_letters_does_not_matter()
    {
        var encoding = ModelDescription.Of(Model.Network).Encoder.Texts[0];
        var (lower, upper) = (new float[encoding.Width], new float[encoding.Width]);

        encoding.Encode("sunny loft", new TextTokens(), lower);
        encoding.Encode("SUNNY Loft", new TextTokens(), upper);

        upper.ShouldBe(lower);
    }

    /// <summary>The rent depends on the words: y = Σ value of each word.</summary>
    private static TrainingData AdvertsOf(int rows)
    {
        var random = new Random(5);
        return Table([new InputColumn("advert", ColumnTypes.Text, null)], Enumerable.Range(0, rows).Select(_ =>
        {
            var (first, second, noun) = (random.Next(Adjectives.Length), random.Next(Adjectives.Length), random.Next(Nouns.Length));
            var text = $"{Adjectives[first]}, {Adjectives[second]} {Nouns[noun]} no {random.Next(1000)}";
            return (new[] { ColumnValue.Of(text) }, (100.0 * noun) + (30 * (first + second)) + Normal(random));
        }));
    }
}
