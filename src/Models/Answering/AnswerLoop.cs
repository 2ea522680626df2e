using System.Diagnostics;
using System.Threading.Channels;
using Surgical.Models.Contract;
using Surgical.Models.Gemma3;
using Surgical.Models.Gemma3.Tokenizer;
using Surgical.Models.Pictures;
using Surgical.Models.Processing;
using Surgical.Models.Runtime;

namespace Surgical.Models.Answering;

/// <summary>
/// Does what waits for a model, first come, first served: questions side by side, as many as the device has contexts,
/// and what needs the model for itself when those before it are done. On one thread at a time.
/// </summary>
/// <remarks>
/// A question begins as soon as there is a context for it, also while others are being answered, so that nobody waits
/// for company. Those stand still while its pictures and its prompt are read; how often is bounded by
/// <see cref="MostInterruptions"/>. Questions that waited together and have prompts of one length are read in one run.
/// </remarks>
/// <param name="waiting">What is to be done; read here alone.</param>
/// <param name="engine">Borrowed.</param>
/// <param name="template">Makes prompts of questions.</param>
/// <param name="pictures">Looks at their pictures.</param>
/// <param name="tokenizer">Makes text of tokens.</param>
/// <param name="settings">What the model's files say of the choice of tokens.</param>
/// <param name="time">Times the replies.</param>
internal sealed class AnswerLoop(
    ChannelReader<ModelJob> waiting,
    Gemma3Engine engine,
    ChatTemplate template,
    PictureReader pictures,
    BpeTokenizer tokenizer,
    GenerationSettings settings,
    TimeProvider time)
{
    private readonly AnswerBatch _batch = engine.NewBatch();
    private readonly List<RunningReply> _running = [];

    // Taken, their pictures looked at, their prompts not yet read.
    private readonly List<RunningReply> _newcomers = [];

    private int[]? _endOfText;

    /// <summary>
    /// Questions for which a running reply stands still at most; further ones wait until it is whole. Twice the
    /// contexts: enough that a place is hardly ever left empty, and a long reply among short ones still comes to its
    /// end.
    /// </summary>
    private int MostInterruptions => 2 * engine.Contexts;

    /// <summary>Returns when nothing waits and nothing runs.</summary>
    public void Run()
    {
        do
        {
            try
            {
                Admit();
                Advance();
            }
            catch (Exception failure)
            {
                // Whatever breaks here, nobody waits for ever: it belongs to those that are in hand then.
                Abandon(failure);
            }
        }
        while (_running.Count > 0 || waiting.TryPeek(out _));
    }

    private void Admit()
    {
        while (waiting.TryPeek(out var next) && (next.IsTaken || HasRoomFor(next)))
        {
            waiting.TryRead(out _);
            if (next.TryTake())
            {
                Start(next);
            }

            // Looking at a picture may take half a minute: who has left meanwhile does not wait for the next one too.
            EndCancelled();
        }

        BeginNewcomers();
    }

    private void BeginNewcomers()
    {
        foreach (var alike in _newcomers.GroupBy(reply => Math.Max(1, reply.Prompt.Ids.Count)))
        {
            // Together as long as the longest prompt at most: reading them then takes no more memory than that one.
            foreach (var together in alike.Chunk(Math.Max(1, engine.Capacity / alike.Key)))
            {
                Begin(together);
            }
        }

        _newcomers.Clear();
    }

    private bool HasRoomFor(ModelJob job) => job switch
    {
        ModelJob.Alone => _running.Count == 0 && _newcomers.Count == 0,
        ModelJob.Ask => _batch.Room > _newcomers.Count
            && !_running.Exists(reply => reply.StoodStill >= MostInterruptions),
        _ => throw new UnreachableException(),
    };

    private void Start(ModelJob job)
    {
        try
        {
            switch (job)
            {
                case ModelJob.Alone alone:
                    alone.Do();
                    break;
                case ModelJob.Ask ask:
                    Look(ask);
                    break;
            }
        }
        catch (Exception failure)
        {
            // Whatever it is, it belongs to the caller who waits for it, and to nobody else.
            job.Fail(failure);
        }
    }

    private void Look(ModelJob.Ask ask)
    {
        foreach (var reply in _running)
        {
            reply.StoodStill++;
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(ask.Question.MaxTokens, 1);
        var ids = template.Encode(ask.Question);
        var features = pictures.Read(ask.Question.Pictures, ask.Token);
        _newcomers.Add(new RunningReply(ask, new Prompt(ids, features.Values), features));
    }

    private void Begin(RunningReply[] replies)
    {
        try
        {
            using var stop = new SharedStop([.. replies.Select(reply => reply.Job.Token)]);
            Read(replies, stop.Token);
        }
        catch (ModelException) when (replies.Length > 1)
        {
            // What is wrong with one of them is not to hurt the others, nor what they are too much for together.
            foreach (var reply in replies)
            {
                Begin([reply]);
            }

            return;
        }
        catch (Exception failure)
        {
            Fail(replies, failure);
            return;
        }

        _running.AddRange(replies);
        Take(replies, together: 1);
    }

    private void Read(RunningReply[] replies, CancellationToken stop)
    {
        foreach (var reply in replies)
        {
            reply.Begin(new ReplyWriter(tokenizer, reply.Job.Streamed, time), StopStringsOf(reply));
        }

        var answers = _batch.Begin([.. replies.Select(reply => reply.Asked(settings, StopTokensOf(reply)))], stop);
        for (var i = 0; i < replies.Length; i++)
        {
            replies[i].Answer = answers[i];
        }
    }

    private IReadOnlyList<int> StopTokensOf(RunningReply reply) => reply.Job.Question.Stop switch
    {
        ReplyStop.Eos => _endOfText ??=
        [
            tokenizer.IdOf(ControlTokens.Eos) ?? throw new ModelException(
                $"Expected a tokenizer that knows {ControlTokens.Eos}, which alone is to end the reply; "
                + "this one does not."),
        ],
        _ => engine.Configuration.StopTokens,
    };

    private StopStrings? StopStringsOf(RunningReply reply) => settings.StopStrings.Count > 0
        ? new StopStrings(tokenizer, settings.StopStrings, reply.Prompt.Ids)
        : null;

    /// <summary>Gives every running reply its next token.</summary>
    private void Advance()
    {
        EndCancelled();
        if (_running.Count == 0)
        {
            return;
        }

        // Stopped when nobody is left to whom it matters; where the model breaks, it breaks for all.
        using (var stop = new SharedStop([.. _running.Select(reply => reply.Job.Token)]))
        {
            _batch.Next(stop.Token);
        }

        Take([.. _running], _running.Count);
    }

    private void EndCancelled()
    {
        List<RunningReply> cancelled = [.. _running.Where(reply => reply.Job.Token.IsCancellationRequested)];
        foreach (var reply in cancelled)
        {
            reply.Job.Fail(new OperationCanceledException(reply.Job.Token));
        }

        End(cancelled);
    }

    /// <summary>Where the model breaks, what it knows of these questions cannot be trusted.</summary>
    private void Abandon(Exception failure)
    {
        Fail(_running, failure);
        Fail(_newcomers, failure);
        _newcomers.Clear();
        _running.Clear();
        _batch.Clear();
    }

    private static void Fail(IReadOnlyList<RunningReply> replies, Exception failure)
    {
        foreach (var reply in replies)
        {
            reply.Job.Fail(failure);
        }
    }

    private void Take(IReadOnlyList<RunningReply> replies, int together)
    {
        List<RunningReply> over = [];
        foreach (var reply in replies)
        {
            if (IsOver(reply, together))
            {
                over.Add(reply);
            }
        }

        End(over);
    }

    /// <summary>Takes a reply's newest token in; whether the reply is whole, or has failed.</summary>
    private bool IsOver(RunningReply reply, int together)
    {
        try
        {
            return reply.Take(together, StopTokensOf(reply));
        }
        catch (Exception failure)
        {
            reply.Job.Fail(failure);
            return true;
        }
    }

    private void End(IReadOnlyList<RunningReply> replies)
    {
        foreach (var reply in replies)
        {
            _running.Remove(reply);
            _batch.End(reply.Answer!);
        }
    }
}
