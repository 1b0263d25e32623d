using System.Reflection;

namespace Regressor.WebApi.FunctionalTests.Support;

/// <summary>
/// Servers in the process of the tests share static state, such as Hangfire's log: one that stops breaks another. Only tests without a
/// collection of their own run one after another, so only they may start such servers.
/// </summary>
public class CollectionTests
{
    [Fact]
    public void Tests_that_run_beside_others_start_no_server_in_this_process()
    {
        List<Type> beside = [.. typeof(CollectionTests).Assembly.GetTypes().Where(type => type.IsDefined(typeof(CollectionAttribute)))];
        beside.Count.ShouldBeGreaterThan(10);
        beside.Where(StartsServer).ShouldBeEmpty();
        StartsServer(typeof(Security.ForgedCookieTests)).ShouldBeTrue();
        StartsServer(typeof(Predictions.PredictionTests)).ShouldBeTrue();
    }

    /// <summary>Looks for a server, or a fixture with one, among the variables of the class and of its asynchronous methods.</summary>
    private static bool StartsServer(Type type) => type.GetNestedTypes(BindingFlags.NonPublic | BindingFlags.Public).Append(type).SelectMany(Variables)
        .Any(variable => variable == typeof(TestServer) || (variable.Assembly == type.Assembly && Variables(variable).Contains(typeof(TestServer))));

    private static IEnumerable<Type> Variables(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public).Select(field => field.FieldType);
}
