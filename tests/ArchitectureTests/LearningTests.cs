using NetArchTest.Rules;
using Regressor.Infrastructure.Learning.Conformal;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Evaluation;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Learners;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Learning.Splitting;
using Regressor.Infrastructure.Learning.Statistics;
using Regressor.Infrastructure.Learning.Targets;
using Regressor.Infrastructure.Learning.Torch;

namespace Regressor.ArchitectureTests;

/// <summary>The subfolders of <c>Infrastructure/Learning</c>.</summary>
public class LearningTests
{
    private static readonly string Learning = Rules.InfrastructureNamespace + ".Learning";
    private static readonly string Learners = typeof(ILearner).Namespace!;

    private static readonly string[] WithTorch = [typeof(NetworksLearner).Namespace!, typeof(TorchSession).Namespace!];

    public static TheoryData<string> WithoutTorch =>
    [
        typeof(FeatureEncoder).Namespace!,
        typeof(TargetBlend).Namespace!,
        typeof(KFoldSplitter).Namespace!,
        typeof(RidgeRegression).Namespace!,
        typeof(PreparedData).Namespace!,
        typeof(ConformalCalibration).Namespace!,
        typeof(ModelEvaluator).Namespace!,
        typeof(EnsemblePredictor).Namespace!,
        typeof(InferenceNetwork).Namespace!,
    ];

    [Fact]
    public void Only_the_training_of_networks_knows_TorchSharp()
    {
        ConditionList Rule(Conditions types) => types.NotHaveDependencyOn(Rules.TorchSharp);
        Types.InAssembly(Rules.Infrastructure).That().ResideInNamespace(Learning)
            .And().DoNotResideInNamespace(WithTorch[0]).And().DoNotResideInNamespace(WithTorch[1]).ShouldHold(Rule);
        Rules.ShouldCatch<DependsOnEverything>(Rule);
        foreach (var room in WithTorch)
            Types.InAssembly(Rules.Infrastructure).That().ResideInNamespace(room).And().HaveDependencyOn(Rules.TorchSharp).GetTypes().ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(WithoutTorch))]
    public void Each_other_room_does_without_it(string room) =>
        Types.InAssembly(Rules.Infrastructure).That().ResideInNamespace(room).ShouldHold(types => types.NotHaveDependencyOn(Rules.TorchSharp));

    [Fact]
    public void Evaluation_and_calibration_know_no_learner()
    {
        ConditionList Rule(Conditions types) => types.NotHaveDependencyOn(Learners);
        foreach (var room in new[] { typeof(ModelEvaluator), typeof(ConformalCalibration), typeof(PreparedData), typeof(FeatureEncoder), typeof(TargetBlend) })
            Types.InAssembly(Rules.Infrastructure).That().ResideInNamespace(room.Namespace).ShouldHold(Rule);
        Rules.ShouldCatch<KnowsALearner>(Rule);
    }

    [Fact]
    public void Answering_does_without_what_trains()
    {
        ConditionList Rule(Conditions types) => types.NotHaveDependencyOnAny([.. WithTorch, typeof(ModelEvaluator).Namespace!]);
        foreach (var room in new[] { typeof(EnsemblePredictor), typeof(InferenceNetwork) })
            Types.InAssembly(Rules.Infrastructure).That().ResideInNamespace(room.Namespace).ShouldHold(Rule);
        Rules.ShouldCatch<KnowsALearner>(Rule);
    }
}
