using System.Buffers;
using Microsoft.AspNetCore.Http.Metadata;
using Regressor.Application.Files;
using Regressor.WebApi.Middleware;

namespace Regressor.WebApi.Spooling;

/// <summary>Marks an endpoint that reads the request's body more than once.</summary>
/// <param name="CheckAsync">Check before the body is read; throws where no body could be processed, whatever its content.</param>
internal sealed record BufferedBody(Func<HttpContext, Task>? CheckAsync);

/// <summary>Marks an endpoint whose body may be compressed: it is decompressed before it is processed.</summary>
internal sealed record CompressibleBody;

/// <summary>
/// Buffers a request's whole body before it is processed: an incomplete body has no effect, and a slow client delays nobody. A large body
/// is kept in a file, not in memory.
/// </summary>
internal sealed class RequestBodyBuffering(RequestDelegate next, Spools spools, IFileUnpacker unpacker)
{
    private const int BlockSize = 64 << 10;

    public Task InvokeAsync(HttpContext context)
    {
        var spooled = context.GetEndpoint()?.Metadata.GetMetadata<BufferedBody>();
        return spooled is not null || Idempotency.Applies(context) ? SpoolAsync(context, spooled?.CheckAsync) : next(context);
    }

    private async Task SpoolAsync(HttpContext context, Func<HttpContext, Task>? checkAsync)
    {
        if (checkAsync is not null) await checkAsync(context);
        await using var spool = spools.ForRequest(context);
        spool.Reserve(context.Request.ContentLength ?? 0);
        await FillAsync(spool, context.Request.Body, context.RequestAborted);
        spool.Position = 0;
        await using var unpacked = await UnpackAsync(context, spool);
        context.Request.Body = unpacked ?? spool;
        await next(context);
    }

    /// <returns>The decompressed body; null if it is not compressed.</returns>
    private async Task<Spool?> UnpackAsync(HttpContext context, Spool body)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<CompressibleBody>() is null) return null;
        await using var archive = unpacker.OpenArchive(body, metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? long.MaxValue);
        if (archive is null) return null;
        var spool = spools.ForRequest(context);
        try
        {
            await FillAsync(spool, archive, context.RequestAborted);
        }
        catch
        {
            await spool.DisposeAsync();
            throw;
        }

        spool.Position = 0;
        return spool;
    }

    private static async Task FillAsync(Spool spool, Stream body, CancellationToken cancellationToken)
    {
        var block = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            int read;
            while ((read = await body.ReadAsync(block, cancellationToken)) > 0) await spool.WriteAsync(block.AsMemory(0, read), cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }
}
