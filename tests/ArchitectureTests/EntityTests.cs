using System.Collections;
using Regressor.Domain.Datasets;
using Regressor.Domain.Models;
using Regressor.Domain.Security;
using Regressor.Domain.Training;

namespace Regressor.ArchitectureTests;

public class EntityTests
{
    private static readonly Type[] Entities = [typeof(Dataset), typeof(Example), typeof(TrainingRun), typeof(TrainingEpoch), typeof(Model), typeof(ApiKey), typeof(AuditEntry)];

    [Fact]
    public void The_entities_are_those_the_database_stores() =>
        Rules.Domain.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.GetProperties().Any(property => property.SetMethod is { IsPrivate: true }))
            .ShouldBe(Entities, ignoreOrder: true);

    [Fact]
    public void An_entity_changes_only_through_its_methods()
    {
        static bool Rule(Type type) => type.GetProperties().All(property => property.SetMethod is not { IsPublic: true });
        Rules.ShouldHold(Entities, Rule, offender: typeof(BadEntity));
    }

    [Fact]
    public void An_entity_hands_out_its_lists_read_only()
    {
        static bool Rule(Type type) => type.GetProperties()
            .Where(property => property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType))
            .All(property => property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>));
        Rules.ShouldHold(Entities, Rule, offender: typeof(BadEntity));
    }
}
