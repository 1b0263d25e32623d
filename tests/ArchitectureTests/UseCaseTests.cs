using System.Reflection;
using FluentValidation;
using MediatR;
using NetArchTest.Rules;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.ArchitectureTests;

public class UseCaseTests
{
    private static readonly Type[] All = Rules.Application.GetTypes();
    private static readonly Type[] Requests = [.. All.Where(IsRequest)];
    private static readonly Type[] Handlers = [.. All.Where(type => HandledBy(type) is not null)];

    [Fact]
    public void Requests_are_sealed_and_named_for_what_they_are()
    {
        static bool Rule(Type type) => type.IsSealed && (type.Name.EndsWith("Command", StringComparison.Ordinal) || type.Name.EndsWith("Query", StringComparison.Ordinal));
        Rules.ShouldHold(Requests, Rule, offender: typeof(BadRequest));
    }

    [Fact]
    public void Requests_do_not_change_once_made()
    {
        static bool Rule(Type type) => type.GetProperties().All(property => property.SetMethod is null || IsInitOnly(property));
        Rules.ShouldHold(Requests, Rule, offender: typeof(BadRequest));
    }

    [Fact]
    public void Handlers_and_validators_are_internal_and_sealed()
    {
        static bool Rule(Type type) => type is { IsNotPublic: true, IsSealed: true };
        Rules.ShouldHold([.. Handlers, .. All.Where(IsValidator)], Rule, offender: typeof(BadQueryHandler));
    }

    [Fact]
    public void Each_request_has_exactly_one_handler_beside_it()
    {
        Requests.ShouldNotBeEmpty();
        foreach (var request in Requests)
            Handlers.Where(handler => HandledBy(handler) == request).ShouldHaveSingleItem(request.Name).Namespace.ShouldBe(request.Namespace);
        Handlers.Length.ShouldBe(Requests.Length);
    }

    [Fact]
    public void Each_request_with_values_to_check_has_a_validator_beside_it()
    {
        var validators = All.Where(IsValidator).ToLookup(validator => validator.BaseType!.GetGenericArguments()[0]);
        bool Rule(Type request) => validators[request].Count(validator => validator.Namespace == request.Namespace) == 1;

        // A streaming request is validated by the query that opens it: the pipeline's behaviors do not see streams.
        Rules.ShouldHold([.. Requests.Where(request => request.GetProperties().Any(IsToCheck) && !IsStream(request))], Rule, offender: typeof(BadRequest));
        typeof(BadRequest).GetProperties().ShouldContain(property => IsToCheck(property));
    }

    [Fact]
    public void Query_handlers_do_not_write()
    {
        ConditionList Rule(Conditions types) => types.NotHaveDependencyOnAny(
            typeof(IUnitOfWork).FullName!, typeof(IExampleStore).FullName!, typeof(ITrainingQueue).FullName!);
        var queries = Handlers.Where(handler => HandledBy(handler)!.Name.EndsWith("Query", StringComparison.Ordinal)).Select(handler => handler.Name).ToHashSet();
        queries.ShouldNotBeEmpty();
        foreach (var name in queries) Types.InAssembly(Rules.Application).That().HaveName(name).ShouldHold(Rule);
        Rules.ShouldCatch<BadQueryHandler>(Rule);
        Rules.ShouldCatch<WritingQueryHandler>(Rule);
    }

    [Fact]
    public void A_file_of_the_use_case_is_named_for_it() =>
        Requests.Select(request => request.Name.Replace("Command", "", StringComparison.Ordinal).Replace("Query", "", StringComparison.Ordinal))
            .ShouldBe(Handlers.Select(handler => handler.Name.Replace("Handler", "", StringComparison.Ordinal)), ignoreOrder: true);

    [Fact]
    public void A_feature_uses_only_the_DTOs_of_another()
    {
        string[] features = ["Datasets", "Examples", "Models", "Predictions", "Security", "Training"];
        var internals = features.ToDictionary(
            feature => feature,
            feature => All.Where(type => type.Namespace == $"{Rules.ApplicationNamespace}.{feature}" && !IsShared(type)).Select(type => type.FullName!).ToArray());
        foreach (var feature in features)
        {
            var others = features.Where(other => other != feature).SelectMany(other => internals[other]).ToArray();
            Types.InAssembly(Rules.Application).That().ResideInNamespace($"{Rules.ApplicationNamespace}.{feature}")
                .ShouldHold(types => types.NotHaveDependencyOnAny(others));
        }

        // Proves that the rule works: within a feature, handlers do depend on the feature's own internals.
        Types.InAssembly(Rules.Application).That().ResideInNamespace($"{Rules.ApplicationNamespace}.Datasets")
            .And().HaveDependencyOnAny(internals["Datasets"]).GetTypes().ShouldNotBeEmpty();
    }

    private static bool IsShared(Type type) => type.Name.EndsWith("Dto", StringComparison.Ordinal) || type.IsNested;

    private static bool IsRequest(Type type) => !type.IsInterface && (typeof(IBaseRequest).IsAssignableFrom(type) || IsStream(type));

    /// <summary>Identifiers of the route are checked by looking them up, and a stream by its reader.</summary>
    /// <summary>Slugs and ids are looked up, and every bool is valid.</summary>
    private static bool IsToCheck(PropertyInfo property) =>
        property.Name is not ("Dataset" or "Version" or "Id" or "TrainingRunId")
        && property.PropertyType != typeof(Stream) && property.PropertyType != typeof(bool);

    private static bool IsStream(Type type) => type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IStreamRequest<>));

    private static bool IsValidator(Type type) => !type.IsGenericType && typeof(IValidator).IsAssignableFrom(type);

    private static Type? HandledBy(Type type) => type.IsGenericType ? null : type.GetInterfaces()
        .Where(contract => contract.IsGenericType)
        .FirstOrDefault(contract => contract.GetGenericTypeDefinition() is var open
            && (open == typeof(IRequestHandler<>) || open == typeof(IRequestHandler<,>) || open == typeof(IStreamRequestHandler<,>)))
        ?.GetGenericArguments()[0];

    private static bool IsInitOnly(PropertyInfo property) =>
        property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));
}
