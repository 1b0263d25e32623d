using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using NetArchTest.Rules;

namespace Regressor.ArchitectureTests;

public class LayerTests
{
    [Fact]
    public void The_domain_depends_on_no_package_and_no_other_layer()
    {
        References(Rules.Domain).ShouldNotBeEmpty();
        References(Rules.Domain).ShouldAllBe(name => IsFramework(name));
        References(typeof(LayerTests).Assembly).ShouldContain(name => !IsFramework(name));
    }

    [Fact]
    public void The_application_knows_no_outer_layer_and_no_technology()
    {
        ConditionList Rule(Conditions types) => types.NotHaveDependencyOnAny(
            Rules.InfrastructureNamespace, Rules.WebApiNamespace, Rules.TorchSharp, Rules.EntityFramework, Rules.AspNet, Rules.Hangfire);
        Types.InAssembly(Rules.Application).That().ResideInNamespace(Rules.ApplicationNamespace).ShouldHold(Rule);
        Rules.ShouldCatch<DependsOnEverything>(Rule);
    }

    [Fact]
    public void The_application_names_what_it_needs_in_constructors_and_locates_no_services()
    {
        static ConditionList Rule(Conditions types) => types.NotHaveDependencyOnAny(
            typeof(IServiceProvider).FullName, typeof(IServiceScopeFactory).FullName, typeof(IServiceScope).FullName, typeof(ServiceProviderServiceExtensions).FullName);
        Types.InAssembly(Rules.Application).That().ResideInNamespace(Rules.ApplicationNamespace).ShouldHold(Rule);
        Rules.ShouldCatch<LocatesServices>(Rule);
    }

    [Fact]
    public void The_infrastructure_does_not_know_the_web_api()
    {
        static ConditionList Rule(Conditions types) => types.NotHaveDependencyOn(typeof(Program).Assembly.GetName().Name);
        References(Rules.Infrastructure).ShouldNotContain(Rules.WebApi.GetName().Name!);
        References(typeof(LayerTests).Assembly).ShouldContain(Rules.WebApi.GetName().Name!);
        Types.InAssembly(Rules.Infrastructure).That().ResideInNamespace(Rules.InfrastructureNamespace).ShouldHold(Rule);
    }

    [Fact]
    public void Only_the_learning_adapter_knows_TorchSharp()
    {
        ConditionList Rule(Conditions types) => types.NotHaveDependencyOn(Rules.TorchSharp);
        Types.InAssemblies([Rules.Infrastructure, Rules.WebApi]).That()
            .ResideInNamespace("Regressor").And().DoNotResideInNamespace(Rules.InfrastructureNamespace + ".Learning").ShouldHold(Rule);
        Rules.ShouldCatch<DependsOnEverything>(Rule);

        // Checks that TorchSharp is used there at all.
        Types.InAssembly(Rules.Infrastructure).That().ResideInNamespace(Rules.InfrastructureNamespace + ".Learning")
            .And().HaveDependencyOn(Rules.TorchSharp).GetTypes().ShouldNotBeEmpty();
    }

    [Fact]
    public void No_public_member_of_the_learning_adapter_exposes_TorchSharp()
    {
        static bool Rule(Type type) => !type.IsVisible || type.GetMembers().SelectMany(TypesOf).All(used => used.Namespace != Rules.TorchSharp);
        var learning = Rules.Infrastructure.GetTypes().Where(type => type.Namespace?.StartsWith(Rules.InfrastructureNamespace + ".Learning", StringComparison.Ordinal) is true);
        Rules.ShouldHold([.. learning], Rule, offender: typeof(ExposesTensors));
    }

    [Fact]
    public void Endpoints_know_only_MediatR_and_the_application()
    {
        ConditionList Rule(Conditions types) => types.NotHaveDependencyOnAny(
            Rules.InfrastructureNamespace, Rules.DomainNamespace + ".Models", Rules.TorchSharp, Rules.EntityFramework, Rules.Hangfire);
        Types.InAssembly(Rules.WebApi).That().HaveNameEndingWith("Endpoints").ShouldHold(Rule);
        Types.InAssembly(Rules.WebApi).That().HaveNameEndingWith("Endpoints").ShouldHold(types => types.HaveDependencyOn(Rules.MediatR));
        Rules.ShouldCatch<DependsOnEverything>(Rule);
    }

    private static List<string> References(Assembly assembly) => [.. assembly.GetReferencedAssemblies().Select(reference => reference.Name!)];

    private static bool IsFramework(string assembly) => assembly.StartsWith("System", StringComparison.Ordinal) || assembly == "netstandard";

    private static IEnumerable<Type> TypesOf(MemberInfo member) => member switch
    {
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        MethodBase method => [.. method.GetParameters().Select(parameter => parameter.ParameterType), method is MethodInfo info ? info.ReturnType : typeof(void)],
        _ => [],
    };
}
