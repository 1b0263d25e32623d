using System.Data.Common;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;

namespace Regressor.Infrastructure.Learning.Parts;

/// <summary>
/// Computes parts of one run on this worker, step by step on the calling thread: those first that are behind, because parts of a fit stop together.
/// Four times a second, another thread renews the claims and exchanges the logs.
/// </summary>
internal sealed class PartSession : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250), BeforeTryingAgain = TimeSpan.FromSeconds(1);

    /// <summary>Parts of which a worker begins the next one when it has computed one part in all.</summary>
    private const int ClaimsPerPart = 2;

    private readonly Guid _claim = Guid.NewGuid();
    private readonly IPartBoard _board;
    private readonly Guid _run;
    private readonly Func<string, IPart> _create;
    private readonly Action? _onNews;
    private readonly ILogger _logger;
    private readonly Lock _lock = new();
    private readonly PartLogs _logs;
    private readonly Dictionary<int, (IPart Part, PartLink Link)> _taken = [];
    private readonly CancellationTokenSource _stop;
    private readonly AutoResetEvent _news = new(false);
    private readonly Thread _exchanging;
    private readonly ManualResetEventSlim _disposing = new();
    private volatile Exception? _error;
    private volatile bool _isFinishRequested;

    /// <param name="board">Board with the parts.</param>
    /// <param name="run">The run.</param>
    /// <param name="parts">[part], names of the parts.</param>
    /// <param name="create">Creates a part by its name.</param>
    /// <param name="onNews">Called after each exchange; an exception ends the session.</param>
    /// <param name="logger">Receives failures of exchanges, which are repeated.</param>
    /// <param name="cancellationToken">Ends the session.</param>
    public PartSession(
        IPartBoard board, Guid run, IReadOnlyList<string> parts, Func<string, IPart> create, Action<PartSession>? onNews, ILogger logger, CancellationToken cancellationToken)
    {
        (_board, _run, _create, _logger) = (board, run, create, logger);
        _onNews = onNews is null ? null : () => onNews(this);
        _logs = new PartLogs(parts);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _exchanging = new Thread(ExchangeRegularly) { IsBackground = true, Name = "Training part exchange" };
        _exchanging.Start();
    }

    /// <summary>True once the training is to end with the best model so far.</summary>
    public bool IsFinishRequested => _isFinishRequested;

    /// <summary>Computes parts until a condition holds; without one, until there is nothing to claim and nothing to wait for.</summary>
    /// <param name="isDone">Condition; null for none.</param>
    /// <param name="mayClaim">False to take no further part.</param>
    /// <exception cref="OperationCanceledException">The run is over.</exception>
    public void Work(Func<bool>? isDone, Func<bool> mayClaim)
    {
        try
        {
            // Parts that wait for others, and whether there was none to claim: until there is news.
            HashSet<int> blocked = [];
            var isRefused = false;
            while (isDone?.Invoke() != true)
            {
                ThrowIfEnded();
                if (_news.WaitOne(TimeSpan.Zero)) isRefused = false;
                var next = _taken.Keys.Except(blocked).OrderBy(part => _taken[part].Part.Progress).ThenBy(part => part).Cast<int?>().FirstOrDefault();
                if (!isRefused && IsDue(next))
                {
                    if (Reaching(() => mayClaim() ? _board.Claim(_run, _claim) : null) is { } claimed) next = Begin(claimed);
                    else isRefused = true;
                }

                if (next is { } part)
                {
                    if (Advance(part)) blocked.Clear();
                    else blocked.Add(part);
                }
                else
                {
                    if (isDone is null && _taken.Count == 0) return;
                    _news.WaitOne(Interval);
                    (blocked, isRefused) = ([], false);
                }
            }
        }
        catch (OperationCanceledException) when (_error is { } error)
        {
            ExceptionDispatchInfo.Throw(error);
        }
    }

    /// <summary>Returns true where all parts of a fit have a result.</summary>
    public bool HasResults(Func<string, bool> ofFit) => _logs.HaveResults(ofFit);

    /// <summary>Reads the results of a fit.</summary>
    public IReadOnlyList<(string Name, byte[] Result)> ReadResults(Func<string, bool> ofFit) =>
        [.. _logs.PartsWhere(ofFit).Select(found => (found.Name, Reaching(() => _board.ReadResult(_run, found.Part))))];

    /// <summary>Returns the logs of the parts that match.</summary>
    public IReadOnlyList<PartLog> Logs(Func<string, bool> ofFit) => _logs.Where(ofFit);

    /// <summary>Returns the logs of all parts of the same fit.</summary>
    public IReadOnlyList<PartLog> LogsBeside(int part) => _logs.Where(PartName.SameFit(LogOf(part).Name));

    public PartLog LogOf(int part) => _logs.Of(part);

    /// <summary>Adds records of a part that is computed here; the next exchange stores them.</summary>
    public void Log(int part, int offset, ReadOnlySpan<byte> record, bool isEnded) => _logs.Add(part, offset, record, isEnded);

    /// <summary>Ends the training with the best model so far.</summary>
    public void RequestFinish() => _isFinishRequested = true;

    public void Dispose()
    {
        _disposing.Set();
        _exchanging.Join();
        foreach (var (work, _) in _taken.Values) work.Dispose();
        try
        {
            _board.Release(_run, _claim);
        }
        catch (Exception error)
        {
            // The claims expire.
            _logger.LogDebug(error, "Parts of training run {Run} could not be released", _run);
        }

        _stop.Dispose();
        _news.Dispose();
        _disposing.Dispose();
    }

    /// <summary>Returns true where a further part is to be claimed.</summary>
    /// <remarks>
    /// A worker has as many parts as it has time for: it claims the next one when those that it has are well on their way. The sooner all parts have
    /// begun, the sooner it is known where they stop.
    /// </remarks>
    /// <param name="next">The part that is furthest behind; null where none can be continued.</param>
    private bool IsDue(int? next) => next is not { } part || _taken[part].Part.Progress * ClaimsPerPart * _logs.Count >= _taken.Count;

    private int Begin(int part)
    {
        var name = LogOf(part).Name;
        _logger.LogInformation("Computing part {Part} of training run {Run}", name, _run);
        var taken = (_create(name), new PartLink(this, part));
        lock (_lock) _taken.Add(part, taken);
        return part;
    }

    /// <returns>False where the part has to wait.</returns>
    private bool Advance(int part)
    {
        var (work, link) = _taken[part];
        if (!work.Advance(link, _stop.Token)) return false;
        if (work.Result is not { } result) return true;
        Reaching(() =>
        {
            _board.Store(_run, part, LogOf(part).Bytes, result);
            return true;
        });
        lock (_lock) _taken.Remove(part);
        _logs.SetResult(part);
        work.Dispose();
        return true;
    }

    /// <summary>Repeats what fails while the database cannot be reached.</summary>
    private T Reaching<T>(Func<T> access)
    {
        while (true)
        {
            try
            {
                return access();
            }
            catch (DbException error) when (error.IsTransient)
            {
                _logger.LogWarning(error, "The parts of training run {Run} cannot be reached", _run);
                _stop.Token.WaitHandle.WaitOne(BeforeTryingAgain);
                ThrowIfEnded();
            }
        }
    }

    private void ThrowIfEnded()
    {
        if (_error is { } error) ExceptionDispatchInfo.Throw(error);
        _stop.Token.ThrowIfCancellationRequested();
    }

    private void ExchangeRegularly()
    {
        do
        {
            try
            {
                Exchange();
            }
            catch (Exception error)
            {
                // Meanwhile the parts are computed on; where a claim expires, another worker computes the part too.
                _logger.LogWarning(error, "The parts of training run {Run} could not be exchanged", _run);
            }

            try
            {
                _onNews?.Invoke();
            }
            catch (Exception error)
            {
                _error = error;
                _stop.Cancel();
            }

            _news.Set();
        }
        while (_error is null && !_disposing.Wait(Interval));
    }

    private void Exchange()
    {
        int[] taken;
        lock (_lock) taken = [.. _taken.Keys];
        var (written, known) = _logs.BeforeExchange(taken);
        var news = _board.Exchange(_run, _claim, written, known);
        _logs.AfterExchange(written, news.Parts);
        _isFinishRequested |= news.IsFinishRequested;
        if (news.IsOver) _stop.Cancel();
    }
}
