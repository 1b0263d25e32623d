using System.Text;
using System.Threading.Channels;

namespace Regressor.WebApi.FunctionalTests.Training;

public sealed class EventStreamTests
{
    [Fact]
    public async Task A_silent_stream_sends_periodic_keep_alives()
    {
        var (time, body, events) = (new SteppedTime(), new MemoryStream(), Channel.CreateUnbounded<string>());
        await using var stream = EventStream.KeptAlive(events.Reader.ReadAllAsync(), body, time, CancellationToken.None).GetAsyncEnumerator();
        var next = stream.MoveNextAsync().AsTask();
        time.Advance(EventStream.Silence - TimeSpan.FromSeconds(1));
        Written().ShouldBe("");
        time.Advance(TimeSpan.FromSeconds(1));
        Written().ShouldBe(":\n\n");
        time.Advance(EventStream.Silence);
        Written().ShouldBe(":\n\n:\n\n");

        await events.Writer.WriteAsync("queued");
        (await next).ShouldBeTrue();
        stream.Current.ShouldBe("queued");
        events.Writer.Complete();
        (await stream.MoveNextAsync()).ShouldBeFalse();
        Written().ShouldBe(":\n\n:\n\n");

        string Written() => Encoding.UTF8.GetString(body.ToArray());
    }

    [Fact]
    public async Task An_error_of_the_event_source_is_not_treated_as_silence()
    {
        await using var stream = EventStream.KeptAlive(FailingAsync(), new MemoryStream(), new SteppedTime(), CancellationToken.None).GetAsyncEnumerator();
        await Should.ThrowAsync<TimeoutException>(async () => await stream.MoveNextAsync());

        static async IAsyncEnumerable<string> FailingAsync()
        {
            await Task.Yield();
            throw new TimeoutException("The database's.");
#pragma warning disable CS0162 // Without it this would be no stream.
            yield break;
#pragma warning restore CS0162
        }
    }

    /// <summary>A clock that stands still until a test advances it; due timers run immediately.</summary>
    private sealed class SteppedTime : TimeProvider
    {
        private readonly List<Timer> _timers = [];
        private TimeSpan _now;

        public void Advance(TimeSpan time)
        {
            _now += time;
            foreach (var due in _timers.Where(timer => timer.Due <= _now).ToList())
            {
                due.Due = TimeSpan.MaxValue;
                due.Ring();
            }
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Timer(() => callback(state), _now + dueTime);
            _timers.Add(timer);
            return timer;
        }

        private sealed class Timer(Action ring, TimeSpan due) : ITimer
        {
            public TimeSpan Due { get; set; } = due;

            public void Ring() => ring();

            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() => Due = TimeSpan.MaxValue;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
