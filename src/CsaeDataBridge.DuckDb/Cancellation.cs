using DuckDB.NET.Data;

namespace CsaeDataBridge.DuckDb;

/// <summary>Interrupts the statement that runs when a token is cancelled.</summary>
/// <remarks>An interrupt that arrives just before a statement starts is lost, so it is repeated while a statement runs.</remarks>
internal sealed class Cancellation : IDisposable
{
    private static readonly TimeSpan Repeat = TimeSpan.FromMilliseconds(20);

    private readonly DuckDBConnection connection;
    private readonly Action ended;
    private readonly Lock gate = new();
    private readonly CancellationTokenRegistration registration;
    private ITimer? timer;
    private bool running;
    private bool disposed;

    public Cancellation(DuckDBConnection connection, Action ended, CancellationToken token)
    {
        this.connection = connection;
        this.ended = ended;
        Token = token;
        registration = token.Register(Start);
    }

    public CancellationToken Token { get; }

    /// <summary>Says whether a statement runs.</summary>
    public void Running(bool isRunning)
    {
        lock (gate)
        {
            running = isRunning;
        }
    }

    public void Dispose()
    {
        registration.Dispose();
        lock (gate)
        {
            if (disposed)
            {
                return;
            }

            disposed = true;
            timer?.Dispose();
        }

        ended();
    }

    private void Start()
    {
        lock (gate)
        {
            if (!disposed)
            {
                timer = TimeProvider.System.CreateTimer(_ => Interrupt(), null, TimeSpan.Zero, Repeat);
            }
        }
    }

    private void Interrupt()
    {
        lock (gate)
        {
            if (running && !disposed)
            {
                connection.NativeConnection.Interrupt();
            }
        }
    }
}
