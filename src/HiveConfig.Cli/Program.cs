using System;
using System.IO;
using System.Text;

namespace HiveConfig.Cli;

/// <summary>Joins the console to <see cref="Cli"/>; nothing else in this program knows one.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        NativeProgram.Become(arguments);
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true };

        // Not AutoFlush: a report is thousands of small writes.
        var output = new StreamWriter(Console.OpenStandardOutput(), utf8, 16 * 1024);
        try
        {
            var code = Cli.Run(arguments, new Session(output, error, Directory.GetCurrentDirectory())
            {
                In = Console.OpenStandardInput,
                Environment = Environment.GetEnvironmentVariable,
                IsTerminal = !Console.IsOutputRedirected,
                ErrorIsTerminal = !Console.IsErrorRedirected,
            });
            output.Flush();
            return code;
        }
        catch (IOException exception)
        {
            // A reader that went away (head) is passed over by .NET; a full disk or a closed output ends here.
            error.WriteLine("hiveconfig: the output cannot be written: " + exception.Message);
            return ExitCode.Unreadable;
        }
    }
}
