import { spawnSync } from 'node:child_process'

/** A command line to measure. */
export interface Contender {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
}

/**
 * Runs the contenders by turns, so that whatever else the machine does hits them alike, and returns the
 * shortest wall-clock time of each in milliseconds. Output is thrown away. Throws where one cannot be run.
 */
export function shortest(contenders: readonly Contender[], rounds: number): number[] {
  const best = contenders.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < rounds; round++) {
    for (const [index, { name, command, args }] of contenders.entries()) {
      const start = performance.now()
      const { status, error, stderr } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] })
      const took = performance.now() - start
      // Verdict commands end with 1, because tests of the stream fail.
      if (error !== undefined || (status !== 0 && status !== 1))
        throw new Error(`${name}: ${error ?? stderr}`)
      best[index] = Math.min(best[index]!, took)
    }
  }
  return best
}
