using System.Diagnostics;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>What gpg decrypts, through a pipe. Whether it is what was sent is only known at its end, and said there.</summary>
internal sealed class PgpStream : ForwardStream
{
    private readonly Process process;
    private readonly string name;
    private readonly IReadOnlySet<string>? signers;
    private readonly Task<string> status;
    private bool ended;

    public PgpStream(Process process, string name, IReadOnlySet<string>? signers)
    {
        (this.process, this.name, this.signers) = (process, name, signers);
        status = process.StandardError.ReadToEndAsync();
    }

    /// <exception cref="BridgeException">EXT270 to EXT272: at the end, the content turns out not to be what was sent.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = process.StandardOutput.BaseStream.Read(buffer, offset, count);
        if (read == 0 && count > 0 && !ended)
        {
            process.WaitForExit();
            ended = true;
            if (PgpStatus.Judge(status.GetAwaiter().GetResult(), process.ExitCode, name, signers) is { } issue)
            {
                throw new BridgeException(issue);
            }
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            if (!ended)
            {
                process.Kill();
                process.WaitForExit();
            }

            process.Dispose();
        }

        base.Dispose(disposing);
    }
}
