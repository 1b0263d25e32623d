using System.Reflection;

namespace Regressor.Domain.UnitTests;

public class ProblemCodesTests
{
    [Fact]
    public void Codes_that_clients_rely_on_do_not_change() =>
        typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).ShouldBe(
            [
                "validation", "malformed-request", "method-not-allowed", "unsupported-media-type", "not-found", "in-trash", "too-large", "too-many",
                "invalid-state", "in-use", "name-taken", "no-model", "training-in-progress", "nothing-to-undo", "unreadable-file", "bad-rows",
                "admin-key-first", "last-admin-key", "request-in-progress", "request-repeated", "answer-lost", "key-reused",
                "unauthenticated", "forbidden", "too-many-wrong-keys", "no-provider", "not-this-machine", "forwarded", "unknown-host",
                "other-site", "antiforgery", "storage-full", "storage-unavailable", "internal",
            ],
            ignoreOrder: true);
}
