using System.Text.Json;
using Regressor.Domain.Training;

namespace Regressor.WebApi.FunctionalTests.Training;

/// <summary>An option that is declared in <see cref="TrainingOptions"/> is supported everywhere.</summary>
public sealed class TrainingOptionTests
{
    public static TheoryData<string> Names => [.. TrainingOption.All.Select(option => option.Name)];

    [Fact]
    public async Task Options_out_of_their_limits_are_refused()
    {
        await using var server = new TestServer();
        var line = await server.Client.CreateLineAsync(examples: 1);
        var refused = await server.Client.Post($"{line}/training-runs", new { testFraction = 0.9, epochs = 0 });
        refused.Status.ShouldBe(400);
        refused.FieldsAtFault.ShouldBe(["testFraction", "epochs"], ignoreOrder: true);
        (await server.Client.PostText($"{line}/training-runs", """{"startFrom": "middle"}""")).FieldsAtFault.ShouldBe(["startFrom"]);
        (await server.Client.PostText($"{line}/training-runs", """{"activate": "perhaps"}""")).FieldsAtFault.ShouldBe(["activate"]);
        (await server.Client.Get($"{line}/training-runs")).Json.GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_option_is_documented_refused_beyond_its_limits_and_returned_with_the_run(string name)
    {
        await using var server = new TestServer();
        var option = TrainingOption.All.Single(option => option.Name == name);
        var field = JsonNamingPolicy.CamelCase.ConvertName(name);
        var schemas = (await server.Client.Get("/openapi/v1.json")).Json.GetProperty("components").GetProperty("schemas");
        schemas.GetProperty("TrainingOptionsDto").GetProperty("required").EnumerateArray().Select(required => required.GetString()).ShouldContain(field);
        var documented = schemas.GetProperty("TrainRequest").GetProperty("properties").GetProperty(field);

        var line = await server.Client.CreateLineAsync(examples: 1);
        if (option.Range is var (least, most))
        {
            documented.GetProperty("minimum").GetDouble().ShouldBe(least);
            documented.GetProperty("maximum").GetDouble().ShouldBe(most);
            (await RefusedAsync(server, line, field, least - 1)).ShouldBe([field]);
            (await RefusedAsync(server, line, field, most + 1)).ShouldBe([field]);
        }
        else if (option.Elements is { } elements)
        {
            documented.GetProperty("maxItems").GetInt32().ShouldBe(option.Length!.MaximumLength);
            documented.GetProperty("items").GetProperty("maximum").GetInt32().ShouldBe(elements.Maximum);
            (await RefusedAsync(server, line, field, new[] { elements.Maximum + 1 })).ShouldBe([$"{field}[0]"]);
        }

        else if (option.Choices is { } choices)
        {
            documented.GetProperty("items").GetProperty("enum").EnumerateArray().Select(choice => choice.GetString()).ShouldBe(choices);
            (await RefusedAsync(server, line, field, Array.Empty<string>())).ShouldBe([field]);
            (await RefusedAsync(server, line, field, (string[])["forest"])).ShouldBe([field]);
        }

        (await RefusedAsync(server, line, field, new { })).ShouldBe([field]);
        var queued = await server.Client.Post($"{line}/training-runs", new Dictionary<string, object?> { [field] = null });
        queued.Status.ShouldBe(202);
        queued.Json.GetProperty("options").TryGetProperty(field, out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData(256, true)]
    [InlineData(null, false)]
    public async Task Requested_epochs_are_distinguished_from_the_default(int? epochs, bool given)
    {
        await using var server = new TestServer();
        var line = await server.Client.CreateLineAsync(examples: 1);
        (await RefusedAsync(server, line, "epochsGiven", true)).ShouldBe(["epochsGiven"]);
        var queued = (await server.Client.Post($"{line}/training-runs", new { epochs })).Json.GetProperty("options");
        queued.GetProperty("epochs").GetInt32().ShouldBe(256);
        queued.GetProperty("epochsGiven").GetBoolean().ShouldBe(given);
    }

    private static async Task<string[]> RefusedAsync(TestServer server, string line, string field, object value)
    {
        var answer = await server.Client.Post($"{line}/training-runs", new Dictionary<string, object> { [field] = value });
        answer.Status.ShouldBe(400);
        return [.. answer.Json.GetProperty("errors").EnumerateObject().Select(error => error.Name)];
    }
}
