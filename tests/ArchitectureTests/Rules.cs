using System.Reflection;
using NetArchTest.Rules;

namespace Regressor.ArchitectureTests;

/// <summary>
/// Checks rules against a selection that must not be empty, because an empty one satisfies any rule, and against a known offender that must
/// fail, because a rule that matches nothing accepts everything.
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

    /// <summary>Checks a rule that reflection expresses better: every type must satisfy it, and the offender must not.</summary>
    public static void ShouldHold(IReadOnlyCollection<Type> selection, Func<Type, bool> rule, Type offender)
    {
        selection.ShouldNotBeEmpty();
        selection.Where(type => !rule(type)).ShouldBeEmpty();
        rule(offender).ShouldBeFalse();
    }
}
