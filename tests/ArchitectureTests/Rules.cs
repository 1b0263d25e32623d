using System.Reflection;
using NetArchTest.Rules;

namespace Regressor.ArchitectureTests;

/// <summary>
/// How a rule is checked: over a selection that must not be empty (an empty one passes any rule), and with a known offender that must
/// fail it (a rule whose words match nothing passes everything).
/// </summary>
internal static class Rules
{
    public static readonly Assembly Domain = typeof(Domain.DomainException).Assembly;
    public static readonly Assembly Application = typeof(Application.DependencyInjection).Assembly;
    public static readonly Assembly Infrastructure = typeof(Infrastructure.DependencyInjection).Assembly;
    public static readonly Assembly WebApi = typeof(Program).Assembly;

    public static readonly string DomainNamespace = typeof(Domain.DomainException).Namespace!;
    public static readonly string ApplicationNamespace = typeof(Application.DependencyInjection).Namespace!;
    public static readonly string InfrastructureNamespace = typeof(Infrastructure.DependencyInjection).Namespace!;
    public static readonly string WebApiNamespace = "Regressor.WebApi";

    public static readonly string TorchSharp = typeof(TorchSharp.torch).Namespace!;
    public static readonly string EntityFramework = typeof(Microsoft.EntityFrameworkCore.DbContext).Namespace!;
    public static readonly string AspNet = "Microsoft.AspNetCore";
    public static readonly string Hangfire = typeof(Hangfire.BackgroundJob).Namespace!;
    public static readonly string MediatR = typeof(MediatR.ISender).Namespace!;

    public static void ShouldHold(this PredicateList selection, Func<Conditions, ConditionList> rule)
    {
        selection.GetTypes().ShouldNotBeEmpty();
        var result = rule(selection.Should()).GetResult();
        (result.FailingTypeNames ?? []).ShouldBeEmpty();
    }

    public static void ShouldCatch<TOffender>(Func<Conditions, ConditionList> rule)
    {
        var offender = Types.InAssembly(typeof(TOffender).Assembly).That().HaveName(typeof(TOffender).Name);
        offender.GetTypes().ShouldHaveSingleItem();
        rule(offender.Should()).GetResult().IsSuccessful.ShouldBeFalse();
    }

    /// <summary>For rules that reflection states better: none of the types may break it, the offender must.</summary>
    public static void ShouldHold(IReadOnlyCollection<Type> selection, Func<Type, bool> rule, Type offender)
    {
        selection.ShouldNotBeEmpty();
        selection.Where(type => !rule(type)).ShouldBeEmpty();
        rule(offender).ShouldBeFalse();
    }
}
