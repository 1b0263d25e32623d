using NetArchTest.Rules;
using Regressor.Infrastructure.Learning.Features.Generators;
using Regressor.Infrastructure.Onnx;

namespace Regressor.ArchitectureTests;

/// <summary>A new column type is a feature generator, and no change elsewhere in the learner.</summary>
public class ColumnTests
{
    [Fact]
    public void Only_feature_generators_know_single_column_types()
    {
        ConditionList Rule(Conditions types) => types.NotHaveDependencyOnAny(typeof(ColumnTypes).FullName, typeof(NumericColumnType).FullName, typeof(CategoricalColumnType).FullName);
        var generators = typeof(FeatureGenerators).Namespace!;
        Types.InAssembly(Rules.Infrastructure).That().ResideInNamespace(Rules.InfrastructureNamespace + ".Learning").And().DoNotResideInNamespace(generators).ShouldHold(Rule);
        Types.InAssembly(Rules.Infrastructure).That().ResideInNamespace(typeof(OnnxExporter).Namespace).ShouldHold(Rule);
        Types.InAssembly(Rules.Infrastructure).That().ResideInNamespace(generators).And().HaveDependencyOn(typeof(ColumnTypes).FullName).GetTypes().ShouldNotBeEmpty();
        Rules.ShouldCatch<KnowsAColumnType>(Rule);
    }
}
