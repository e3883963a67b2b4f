const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs work that has something to clean up, such as child processes, when the user ends the command. The
 * work's `AbortSignal` fires then; when the work has settled, the process dies of the signal, as its parent
 * expects. A second signal ends it at once. Work with nothing to clean up needs none of this.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  let received: NodeJS.Signals | undefined
  const interrupt = (signal: NodeJS.Signals) => {
    received = signal
    stopListening()
    controller.abort()
  }
  const stopListening = () => {
    for (const signal of SIGNALS) process.off(signal, interrupt)
  }
  for (const signal of SIGNALS) process.on(signal, interrupt)
  try {
    return await work(controller.signal)
  } finally {
    stopListening()
    if (received !== undefined) process.kill(process.pid, received)
  }
}
