using Microsoft.AspNetCore.WebUtilities;
using Regressor.Infrastructure;

namespace Regressor.WebApi;

/// <summary>Marks an endpoint that reads the request's body more than once.</summary>
internal sealed class SpooledBody;

/// <summary>
/// Takes in a request's body as a whole before anything is done with it: what arrives broken has no effect, and a slow client holds up
/// nobody. A large one waits in a file, not in memory.
/// </summary>
internal sealed class SpooledBodies(RequestDelegate next, StorageOptions storage)
{
    private const int InMemory = 64 * 1024;

    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<SpooledBody>() is not null || Idempotency.Applies(context) ? SpoolAsync(context) : next(context);

    private async Task SpoolAsync(HttpContext context)
    {
        await using var spooled = new FileBufferingReadStream(context.Request.Body, InMemory, bufferLimit: null, storage.UploadDirectory);
        await spooled.DrainAsync(context.RequestAborted);
        spooled.Position = 0;
        context.Request.Body = spooled;
        await next(context);
    }
}
