namespace Regressor.WebApi.FunctionalTests.Support;

internal static class SetAssertions
{
    public static void ShouldBeSupersetOf<T>(this IEnumerable<T> all, IEnumerable<T> some) => some.Except(all).ShouldBeEmpty();
}
