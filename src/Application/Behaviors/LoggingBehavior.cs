using System.Diagnostics;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Regressor.Application.Behaviors;

/// <summary>Logs each request's name and duration, and creates a span if requests are traced.</summary>
internal sealed class LoggingBehavior<TRequest, TResponse>(ILogger<TRequest> logger) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IBaseRequest
{
    public async Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        using var span = Instrumentation.Source.StartActivity(typeof(TRequest).Name);
        var started = Stopwatch.GetTimestamp();
        try
        {
            return await next();
        }
        finally
        {
            logger.LogDebug("{Request} took {Milliseconds:0.0} ms", typeof(TRequest).Name, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }
}
