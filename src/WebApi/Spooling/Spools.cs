using Regressor.Infrastructure.Storage;

namespace Regressor.WebApi.Spooling;

/// <summary>Makes places where bodies wait on their way in or out.</summary>
internal sealed class Spools(SpoolRoom room, StorageOptions storage)
{
    private const int RequestInMemory = 64 << 10;

    /// <summary>As much as there are of answers that are not worth a file.</summary>
    private const int AnswerInMemory = 1 << 20;

    /// <summary>For a request's body; to be disposed of.</summary>
    public Spool ForRequest(HttpContext context) => new(room, Spooler.Of(context), storage.UploadDirectory, RequestInMemory);

    /// <summary>
    /// All of an answer, from its start: whoever reads it slowly holds nothing but a part of the disk, and what goes wrong with it is told
    /// before its first byte. It goes with the request.
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
