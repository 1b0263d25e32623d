using Microsoft.AspNetCore.Http;
using Regressor.Infrastructure.Hosting;
using Regressor.WebApi.Hosting;

namespace Regressor.WebApi.FunctionalTests.Hosting;

public sealed class StartedTests
{
    private readonly StartupGate _readiness = new();
    private int _answered;

    [Fact]
    public async Task A_request_that_comes_while_the_server_starts_is_answered_once_it_has()
    {
        var request = Ask(new DefaultHttpContext());
        request.IsCompleted.ShouldBeFalse();
        _answered.ShouldBe(0);

        _readiness.Reached();
        await request;
        _answered.ShouldBe(1);
    }

    [Fact]
    public async Task Health_checks_are_answered_immediately()
    {
        var context = new DefaultHttpContext();
        context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new AsksForHealth()), "health"));

        await Ask(context);
        _answered.ShouldBe(1);
    }

    [Fact]
    public async Task A_client_that_goes_away_does_not_wait()
    {
        using var gone = new CancellationTokenSource();
        var request = Ask(new DefaultHttpContext { RequestAborted = gone.Token });
        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => request);
        _answered.ShouldBe(0);
    }

    private Task Ask(HttpContext context) => new StartupGateMiddleware(_ =>
    {
        _answered++;
        return Task.CompletedTask;
    }, _readiness).InvokeAsync(context);
}
