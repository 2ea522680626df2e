namespace Surgical.Evaluation.Flare;

/// <summary>Which questions count.</summary>
/// <param name="WithoutAnswer">Left out: nobody says what is right.</param>
/// <param name="NotAsked">Left out: beyond the run's limit, or their picture is missing or broken.</param>
/// <param name="Unused">Predictions that belong to none of the questions.</param>
/// <param name="TrainedOn">Scored, on cases of Cataract-1K that the public cataract checkpoint was trained on.</param>
internal sealed record FlareQuestions(int WithoutAnswer, int NotAsked, int Unused, int TrainedOn);

/// <summary>What a run did about questions whose picture was missing or broken.</summary>
/// <param name="Handling">"empty": scored as an empty answer; "left-out": not scored.</param>
/// <param name="Count">Of those with a right answer.</param>
internal sealed record LackingPictures(string Handling, int Count);
