using Surgical.Analyzer.Reading;
using Surgical.Capture;
using Surgical.Models.Contract;
using Surgical.TestKit;
using Surgical.TestKit.Models;

namespace Surgical.Analyzer.Tests.Reading;

/// <summary>
/// However a run ends, no frame is lost: 2,000 random runs with faults and cancellation, live and recorded.
/// </summary>
public class CasePipelineInvariantTests
{
    [Fact]
    public async Task AnyRun_HoweverItEnds_GivesBackCountsAndKeepsTheOrder()
    {
        var ends = new int[3];
        await Parallel.ForAsync(0, 2000, TestContext.Current.CancellationToken, async (seed, _) =>
        {
            var end = await new RandomRun(seed).CheckAsync();
            Interlocked.Increment(ref ends[(int)end]);
        });

        // All three must have happened often, or the runs prove little.
        Assert.All(ends, count => Assert.True(count > 200, $"ended, faulted, cancelled: {string.Join(", ", ends)}"));
    }

    private enum End
    {
        Normal,
        Fault,
        Cancelled,
    }

    private sealed class RandomRun : IDisposable
    {
        private readonly int _seed;
        private readonly CancellationTokenSource _stop = new();
        private readonly Lock _lock = new();
        private readonly List<Exception> _faults = [];
        private readonly List<long> _published = [];
        private readonly SyntheticSource _source;
        private readonly CaseRun _run;
        private readonly Action<int> _beforePublication;

        public RandomRun(int seed)
        {
            _seed = seed;
            var random = new Random(seed);
            var frames = random.Next(60);
            var beforeFrame = Trouble(random, frames, () => new CaptureException("source"));
            _source = new SyntheticSource(frames)
            {
                Format = new VideoFormat(16, 12, 25),
                IsLive = random.Next(2) == 0,
                Before = async (index, _) =>
                {
                    await YieldAsync(seed, index);
                    beforeFrame((int)index);
                },
            };
            var beforeAnswer = Trouble(random, 20, () => new ModelException("model"));
            var model = new ScriptedModel(async (asked, _, cancellationToken) =>
            {
                await YieldAsync(seed + 1, asked);
                beforeAnswer(asked);
                cancellationToken.ThrowIfCancellationRequested();
                return ScriptedModel.Reply("Final Answer: A");
            });
            _beforePublication = Trouble(random, 20, () => new IOException("publication"));
            var options = new CaseRunOptions
            {
                Sampler = new() { FixedGap = TimeSpan.FromSeconds(random.Next(1, 4) * 0.04) },
                QueueCapacity = random.Next(1, 5),
            };
            _run = new CaseRun(_source, model, options, TimeProvider.System);
        }

        public async Task<End> CheckAsync()
        {
            var end = await EndAsync();
            Assert.True(
                _source.Pool is null or { Outstanding: 0 }, $"Run {_seed} leaks {_source.Pool?.Outstanding} frames.");
            Assert.Equal(_published.Order().Distinct(), _published);
            return end;
        }

        public void Dispose() => _stop.Dispose();

        private async Task<End> EndAsync()
        {
            try
            {
                var outcome = await _run.RunAsync([], PublishAsync, _stop.Token);
                var counts = outcome.Counts;
                Assert.Equal(
                    outcome.BrokeOff is null ? [] : [outcome.BrokeOff], _faults.Select(fault => fault.Message));
                Assert.Equal(counts.Read, counts.Skipped + counts.Dropped + counts.Asked + counts.Gated);
                Assert.Equal(_published.Count, counts.Asked + counts.Gated);
                Assert.True(
                    _source.IsLive || counts.Dropped == 0, $"Run {_seed} is recorded and drops {counts.Dropped}.");
                return outcome.BrokeOff is null ? End.Normal : End.Fault;
            }
            catch (OperationCanceledException)
            {
                Assert.True(_stop.IsCancellationRequested, $"Run {_seed} was cancelled by nobody.");
                Assert.All(_faults, fault => Assert.IsType<CaptureException>(fault));
                return End.Cancelled;
            }
            catch (Exception fault) when (fault is CaptureException or ModelException or IOException)
            {
                Assert.Contains(fault, _faults);
                return End.Fault;
            }
        }

        private async ValueTask PublishAsync(Frame frame, KeyFrameRecord record, CancellationToken cancellationToken)
        {
            await YieldAsync(_seed + 2, frame.Index);
            Assert.NotEmpty(frame.Pixels.ToArray());
            _beforePublication(_published.Count);
            _published.Add(record.Analysis.Index);
        }

        /// <summary>Now and then a fault, now and then a cancellation, at a random step; most often nothing.</summary>
        private Action<int> Trouble(Random random, int steps, Func<Exception> fault)
        {
            var at = random.Next(Math.Max(1, steps));
            return random.Next(6) switch
            {
                0 => step => ThrowAt(step == at, fault),
                1 => step => CancelAt(step == at),
                _ => Calm,
            };
        }

        private static void Calm(int step)
        {
        }

        private void ThrowAt(bool isNow, Func<Exception> fault)
        {
            if (isNow)
            {
                var thrown = fault();
                lock (_lock)
                {
                    _faults.Add(thrown);
                }

                throw thrown;
            }
        }

        private void CancelAt(bool isNow)
        {
            if (isNow)
            {
                _stop.Cancel();
            }
        }

        /// <summary>Changes which loop runs first, without a clock.</summary>
        private static async Task YieldAsync(int seed, long step)
        {
            for (var i = ((seed * 31) + (step * 17)) % 4; i > 0; i--)
            {
                await Task.Yield();
            }
        }
    }
}
