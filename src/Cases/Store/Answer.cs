using Surgical.Models.Contract;


namespace Surgical.Cases.Store;

/// <summary>A question and its reply, to be kept word for word.</summary>
public sealed record Answer(Question Question, ModelReply Reply, ModelIdentity Model);
