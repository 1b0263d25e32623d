using FluentValidation;
using MediatR;
using Regressor.Application.Behaviors;
using Regressor.Application.Datasets;
using Regressor.Application.Examples;
using Regressor.Application.Models;
using Regressor.Application.Predictions;
using Regressor.Application.Training;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;

namespace Regressor.Application.UnitTests;

/// <summary>Tests what each validator rejects, and the name of the rejected field in the response.</summary>
public class ValidatorTests
{
    private static readonly NewInputColumn Size = new("size", ColumnTypes.Numeric);
    private static readonly NewTargetColumn Price = new("price");
    private static readonly GivenInputs X = new(ColumnValue.Of(1));

    public static TheoryData<CreateDatasetCommand, string[]> Datasets => new()
    {
        { new CreateDatasetCommand("Houses", [Size], Price), [] },
        { new CreateDatasetCommand(null, null, null), ["name", "inputs", "target"] },
        { new CreateDatasetCommand(" ", [], Price), ["name", "inputs"] },
        { new CreateDatasetCommand(new string('n', Dataset.MaxNameLength + 1), [Size], Price), ["name"] },
        { new CreateDatasetCommand("Houses", [Size, new NewInputColumn(" ", null, new string('u', InputColumn.MaxUnitLength + 1))], Price), ["inputs[1].name", "inputs[1].kind", "inputs[1].unit"] },
        { new CreateDatasetCommand("Houses", [Size, Size with { Name = "SIZE " }], Price), ["inputs[1].name"] },
        { new CreateDatasetCommand("Houses", [Size], new NewTargetColumn("Size")), ["inputs[0].name"] },
        { new CreateDatasetCommand("Houses", [Size], new NewTargetColumn(null)), ["target.name"] },
        { new CreateDatasetCommand("Houses", [Size], new NewTargetColumn("sold", Kind: ColumnTypes.Text)), ["target.kind"] },
        { new CreateDatasetCommand("Houses", [null!], Price), ["inputs[0]"] },
        { new CreateDatasetCommand("Houses", [.. Enumerable.Range(0, Dataset.MaxInputs + 1).Select(i => Size with { Name = $"c{i}" })], Price), ["inputs"] },
    };

    public static TheoryData<StartTrainingCommand, string[]> Trainings => new()
    {
        { new StartTrainingCommand("d", new()), [] },
        { new StartTrainingCommand("d", new() { TestFraction = 0, Members = 2, HiddenSizes = [1], Epochs = 1, MaxSeconds = 1, LearningRate = 1, BatchSize = 1, WeightDecay = 0, Dropout = 0, Seed = -1, StartFrom = TrainingStart.Scratch }), [] },
        { new StartTrainingCommand("d", new() { TestFraction = 0.51 }), ["testFraction"] },
        { new StartTrainingCommand("d", new() { TestFraction = double.NaN }), ["testFraction"] },
        { new StartTrainingCommand("d", new() { Members = 1 }), ["members"] },
        { new StartTrainingCommand("d", new() { HiddenSizes = [] }), ["hiddenSizes"] },
        { new StartTrainingCommand("d", new() { HiddenSizes = [64, 0] }), ["hiddenSizes[1]"] },
        { new StartTrainingCommand("d", new() { HiddenSizes = [1, 1, 1, 1, 1, 1, 1] }), ["hiddenSizes"] },
        { new StartTrainingCommand("d", new() { Epochs = 0, MaxSeconds = 0, LearningRate = 0, BatchSize = 0, WeightDecay = -1, Dropout = 1 }), ["epochs", "maxSeconds", "learningRate", "batchSize", "weightDecay", "dropout"] },
        { new StartTrainingCommand("d", new() { StartFrom = (TrainingStart)7 }), ["startFrom"] },
        { new StartTrainingCommand("d", new() { SearchSeconds = 60, SearchTrials = 1 }), [] },
        { new StartTrainingCommand("d", new() { SearchSeconds = -1, SearchTrials = 0 }), ["searchSeconds", "searchTrials"] },
        { new StartTrainingCommand("d", new() { SearchSeconds = 60, TestFraction = 0 }), ["searchSeconds"] },
        { new StartTrainingCommand("d", new() { SearchTrials = 3, StartFrom = TrainingStart.ActiveModel }), ["searchSeconds"] },
        { new StartTrainingCommand("d", new() { SearchSeconds = 60, Learners = [LearnerNames.Linear] }), ["searchSeconds"] },
    };

    public static TheoryData<PredictQuery, string[]> Questions => new()
    {
        { new PredictQuery("d", X, null), [] },
        { new PredictQuery("d", null, [X]), [] },
        { new PredictQuery("d", null, null), ["x"] },
        { new PredictQuery("d", X, [X]), ["xs"] },
        { new PredictQuery("d", null, []), ["xs"] },
        { new PredictQuery("d", null, new GivenInputs?[PredictQuery.MaxRows + 1]), ["xs"] },
        { new PredictQuery("d", X, null, 0.49), ["confidence"] },
        { new PredictQuery("d", X, null, 0.991), ["confidence"] },
        { new PredictQuery("d", X, null, double.NaN), ["confidence"] },
        { new PredictQuery("d", X, null, null, [0.95, 0.05, 0.5], [650, -1e300]), [] },
        { new PredictQuery("d", X, null, null, [0.5, 0]), ["quantiles"] },
        { new PredictQuery("d", X, null, null, [1]), ["quantiles"] },
        { new PredictQuery("d", X, null, null, [double.NaN]), ["quantiles"] },
        { new PredictQuery("d", X, null, null, [.. Enumerable.Repeat(0.5, PredictQuery.MaxPoints + 1)]), ["quantiles"] },
        { new PredictQuery("d", X, null, null, null, [double.PositiveInfinity]), ["above"] },
        { new PredictQuery("d", X, null, null, null, new double[PredictQuery.MaxPoints + 1]), ["above"] },
        { new PredictQuery("d", null, new GivenInputs?[2_021], null, [.. Enumerable.Repeat(0.5, 99)], null), ["xs"] },
        { new PredictQuery("d", null, new GivenInputs?[2_020], null, [.. Enumerable.Repeat(0.5, 99)], null), [] },
    };

    [Theory]
    [MemberData(nameof(Datasets))]
    public Task A_new_dataset(CreateDatasetCommand command, string[] fields) => ShouldRefuseAsync(new CreateDatasetValidator(), command, fields);

    [Theory]
    [MemberData(nameof(Trainings))]
    public Task A_training(StartTrainingCommand command, string[] fields) => ShouldRefuseAsync(new StartTrainingValidator(), command, fields);

    [Theory]
    [MemberData(nameof(Questions))]
    public Task A_question(PredictQuery query, string[] fields) => ShouldRefuseAsync(new PredictValidator(), query, fields);

    [Fact]
    public async Task An_example_without_x()
    {
        await ShouldRefuseAsync(new AddExampleValidator(), new AddExampleCommand("d", null, 1), ["x"]);
        await ShouldRefuseAsync(new CorrectExampleValidator(), new CorrectExampleCommand("d", 1, null, 1), ["x"]);
        await ShouldRefuseAsync(new AddExampleValidator(), new AddExampleCommand("d", X, 1), []);
    }

    [Fact]
    public async Task A_page_that_cannot_be()
    {
        await ShouldRefuseAsync(new ListModelsValidator(), new ListModelsQuery("d", 0, 0), ["page", "pageSize"]);
        await ShouldRefuseAsync(new ListExamplesValidator(), new ListExamplesQuery("d", 1, 501), ["pageSize"]);
        await ShouldRefuseAsync(new ListDatasetsValidator(), new ListDatasetsQuery(), []);
    }

    [Fact]
    public Task A_name_that_is_blank() => ShouldRefuseAsync(new ChangeDatasetValidator(), new ChangeDatasetCommand("d", " "), ["name"]);

    [Theory]
    [InlineData("yes", "no", 50, null)]
    [InlineData("yes", "no", 0, 9.5)]
    [InlineData("yes", "no", -1, null, "costs")]
    [InlineData("yes", "no", 1e13, null, "costs")]
    [InlineData("yes", "no", 1, -1.0, "costs")]
    [InlineData("", "no", 1, null, "costs")]
    [InlineData("yes", "a\0b", 1, null, "costs")]
    public Task Costs_are_finite_and_not_negative(string actual, string answer, double cost, double? ask, params string[] refused) =>
        ShouldRefuseAsync(new ChangeDatasetValidator(), ChangeOf(new() { [actual] = new Dictionary<string, double> { [answer] = cost } }, ask), refused);

    [Fact]
    public async Task Costs_without_rows_or_of_too_many_classes()
    {
        await ShouldRefuseAsync(new ChangeDatasetValidator(), new ChangeDatasetCommand("d", null, new DecisionCostsDto(null!, null), ChangesCosts: true), ["costs"]);
        await ShouldRefuseAsync(new ChangeDatasetValidator(), ChangeOf(new() { ["yes"] = null! }), ["costs"]);
        await ShouldRefuseAsync(new ChangeDatasetValidator(), ChangeOf(new() { ["yes"] = Enumerable.Range(0, 101).ToDictionary(number => $"{number}", _ => 1.0) }), ["costs"]);
        await ShouldRefuseAsync(new ChangeDatasetValidator(), ChangeOf([]), []);
        await ShouldRefuseAsync(new ChangeDatasetValidator(), new ChangeDatasetCommand("d", null, null, ChangesCosts: true), []);
        await ShouldRefuseAsync(new ChangeDatasetValidator(), new ChangeDatasetCommand("d", null), ["name"]);
    }

    private static ChangeDatasetCommand ChangeOf(Dictionary<string, IReadOnlyDictionary<string, double>> matrix, double? ask = null) =>
        new("d", null, new DecisionCostsDto(matrix, ask), ChangesCosts: true);

    private static async Task ShouldRefuseAsync<T>(IValidator<T> validator, T request, string[] fields)
        where T : IBaseRequest
    {
        var behavior = new ValidationBehavior<T, int>([validator]);
        string[] refused = [];
        try
        {
            (await behavior.Handle(request, () => Task.FromResult(1), CancellationToken.None)).ShouldBe(1);
        }
        catch (ValidationException error)
        {
            error.Errors.ShouldAllBe(failure => failure.ErrorMessage.Length > 10);
            refused = [.. error.Errors.Select(failure => failure.PropertyName).Distinct()];
        }

        refused.ShouldBe(fields, ignoreOrder: true);
    }
}
