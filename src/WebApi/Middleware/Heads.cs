namespace Regressor.WebApi.Middleware;

/// <summary>
/// Answers a HEAD request like a GET of the same address, without a body (RFC 9110, 9.3.2). The work for the rest of the body is skipped.
/// </summary>
internal sealed class Heads(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) => HttpMethods.IsHead(context.Request.Method) ? AnswerAsync(context) : next(context);

    private async Task AnswerAsync(HttpContext context)
    {
        var (aborted, body) = (context.RequestAborted, context.Response.Body);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        await using var unread = new UnreadBody(context.Response, enough);
        (context.RequestAborted, context.Response.Body) = (enough.Token, unread);
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (enough.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            // Expected: the headers are sent, and nothing else was needed.
        }
        finally
        {
            (context.RequestAborted, context.Response.Body) = (aborted, body);
        }
    }

    /// <summary>Discards the body. The headers are known at its first byte, so that the rest of the work is stopped there.</summary>
    private sealed class UnreadBody(HttpResponse response, CancellationTokenSource enough) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (enough.IsCancellationRequested) return;
            await response.StartAsync(CancellationToken.None);
            await enough.CancelAsync();
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task FlushAsync(CancellationToken cancellationToken) => response.StartAsync(CancellationToken.None);

        public override void Flush() { }

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}

internal static class HeadSetup
{
    /// <summary>Makes endpoints that answer only GET answer HEAD too.</summary>
    public static RouteGroupBuilder AnswerHead(this RouteGroupBuilder endpoints)
    {
        ((IEndpointConventionBuilder)endpoints).Finally(static endpoint =>
        {
            if (endpoint.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault()?.HttpMethods is [var method] && HttpMethods.IsGet(method))
                endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
        });
        return endpoints;
    }
}
