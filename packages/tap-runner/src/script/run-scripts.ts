import { type RunScriptOptions, runScript } from './run-script.ts'
import type { Script } from './script.ts'

export interface RunScriptsOptions extends RunScriptOptions {
  /** How many scripts run at the same time. */
  readonly jobs: number
}

/** Runs scripts in their order, several at a time. Scripts that have not begun when `signal` fires do not. */
export async function runScripts(scripts: readonly Script[], options: RunScriptsOptions): Promise<void> {
  const queue = [...scripts]

  async function work(): Promise<void> {
    for (let script = queue.shift(); script !== undefined; script = queue.shift()) {
      if (options.signal?.aborted) return
      await runScript(script, options)
    }
  }

  await Promise.all(Array.from({ length: Math.min(options.jobs, scripts.length) }, work))
}
