using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;

namespace HiveConfig.Tests;

/// <summary>Runs a program to its end.</summary>
internal static class RealProcess
{
    public static (int ExitCode, string Out, string Error) Run(string program, IEnumerable<string> arguments, string directory, string input = "")
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        Task.WaitAll(output, error);
        return (process.ExitCode, output.Result, error.Result);
    }
}
