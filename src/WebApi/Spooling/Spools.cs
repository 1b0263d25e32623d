using Regressor.Infrastructure.Storage;

namespace Regressor.WebApi.Spooling;

/// <summary>Creates buffers for bodies in transit.</summary>
internal sealed class Spools(SpoolRoom room, StorageOptions storage)
{
    private const int RequestInMemory = 64 << 10;

    /// <summary>Size of responses that are not worth a file, in bytes.</summary>
    private const int AnswerInMemory = 1 << 20;

    /// <summary>Creates the buffer of a request's body; the caller disposes of it.</summary>
    public Spool ForRequest(HttpContext context) => new(room, Spooler.Of(context), storage.UploadDirectory, RequestInMemory);

    /// <summary>
    /// Buffers a whole response, and returns it at its start. A slow reader holds only disk space, and errors are reported before the first
    /// byte. The buffer is disposed of with the request.
    /// </summary>
    public async Task<Stream> AnswerAsync(HttpContext context, Func<Stream, CancellationToken, Task> write)
    {
        var spool = new Spool(room, Spooler.Of(context), storage.UploadDirectory, AnswerInMemory);
        context.Response.RegisterForDispose(spool);
        await write(spool, context.RequestAborted);
        spool.Position = 0;
        return spool;
    }
}
