using Surgical.Benchmarks;

// One benchmark a run, so that none warms or tires the machine for another.
switch (args)
{
    case ["capture"]:
        await CaptureBenchmark.RunAsync();
        return 0;

    case ["image"]:
        ImageBenchmark.Run();
        return 0;

    case ["memory"]:
        await MemoryBenchmark.RunAsync();
        return 0;

    case ["tokens"]:
        await TokensBenchmark.RunAsync();
        return 0;

    default:
        Console.Error.WriteLine("expected one of: capture, image, memory, tokens");
        return 2;
}
