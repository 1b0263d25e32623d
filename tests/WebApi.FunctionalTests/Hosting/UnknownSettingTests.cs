using Microsoft.Extensions.Configuration;
using Regressor.WebApi.Hosting;

namespace Regressor.WebApi.FunctionalTests.Hosting;

public sealed class UnknownSettingTests
{
    [Theory]
    [InlineData("Models:Kep", "Models:Keep")]
    [InlineData("Training:MaxConcurent", "Training:MaxConcurrent")]
    [InlineData("Limits:Row", "Limits:Rows")]
    [InlineData("Security:KeepAudit", "Security:KeepAuditDays")]
    [InlineData("Security:Oidc:Client", "Security:Oidc:ClientId")]
    [InlineData("Storage:Conectionstring", "Storage:ConnectionString")]
    public void A_misspelt_setting_is_found_with_the_one_that_was_meant(string name, string meant) =>
        UnknownSettings.In(Configuration(name)).ShouldBe([(name, meant)]);

    [Theory]
    [InlineData("models:keep")]
    [InlineData("Security:AllowAnonymous")]
    [InlineData("Security:KeepRoutineAudit")]
    [InlineData("Security:Oidc:Authority")]
    [InlineData("Samples:Load")]
    [InlineData("Import:MaxBytes")]
    [InlineData("TensorBoard:Url")]
    [InlineData("Kestrel:Endpoints:Http:Url")]
    [InlineData("Nobodys")]
    public void A_known_or_foreign_setting_is_not_reported(string name) => UnknownSettings.In(Configuration(name)).ShouldBeEmpty();

    [Fact]
    public async Task A_server_with_a_misspelt_setting_starts()
    {
        await using var server = new TestServer(settings: new() { ["Models:Kep"] = "3" });
        (await server.Client.Get("/api/datasets")).Status.ShouldBe(200);
    }

    private static IConfiguration Configuration(string name) => new ConfigurationBuilder().AddInMemoryCollection([new(name, "1")]).Build();
}
