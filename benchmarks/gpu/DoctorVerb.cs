using Surgical.Models.Runtime.Cuda.Device;
using Surgical.Models.Runtime.Machine;

namespace Surgical.Gpu;

/// <summary>What this machine has to compute on a GPU with.</summary>
internal static class DoctorVerb
{
    public static int Run(ResultLog log)
    {
        log.Try("doctor", () =>
        {
            var report = Hardware.Gpu;
            foreach (var library in report.Libraries)
            {
                log.Say(library.Name, library.Path is null ? "FAIL" : "ok", ("path", library.Path ?? "not found"));
            }

            log.Say(
                "device",
                report.IsUsable ? "ok" : "FAIL",
                ("name", report.Device ?? "none"),
                ("capability", report.Capability?.ToString() ?? "unknown"),
                ("free_bytes", report.Memory.Free),
                ("total_bytes", report.Memory.Total),
                ("driver_cuda", report.DriverVersion),
                ("cores", Environment.ProcessorCount),
                ("problems", string.Join("; ", report.Problems)));
        });
        return log.Failures;
    }
}
