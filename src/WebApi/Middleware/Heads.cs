namespace Regressor.WebApi.Middleware;

/// <summary>A HEAD is answered as the GET of the same address is, without a body (RFC 9110, 9.3.2): what would make the rest of one is not done.</summary>
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
            // The headers are sent, and they were all.
        }
        finally
        {
            (context.RequestAborted, context.Response.Body) = (aborted, body);
        }
    }

    /// <summary>With the first byte of the body the headers are known, and whoever makes more of it is told to stop.</summary>
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
    /// <summary>Has whatever answers GET alone answer HEAD too.</summary>
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
