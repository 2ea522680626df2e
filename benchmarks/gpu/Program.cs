using Surgical.Gpu;

// Everything is said on stdout and, as one JSON object a line, in the file that the last argument names.
switch (args)
{
    case ["doctor", var lines]:
        using (var log = new ResultLog(lines))
        {
            return DoctorVerb.Run(log);
        }

    case ["ops", var lines]:
        using (var log = new ResultLog(lines))
        {
            return OperatorsVerb.Run(log);
        }

    case ["check", var folder, var lines]:
        using (var log = new ResultLog(lines))
        {
            return CheckVerb.Run(folder, log);
        }

    case ["time", var folder, var lines]:
        using (var log = new ResultLog(lines))
        {
            return TimeVerb.Run(folder, log);
        }

    default:
        Console.Error.WriteLine("expected: doctor LINES | ops LINES | check FOLDER LINES | time SNAPSHOT LINES");
        return 2;
}
