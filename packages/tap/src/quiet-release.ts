import type { TapReader } from './tap-reader.ts'

/** How long a test point waits for diagnostics when nothing comes. Producers write them with the point. */
const QUIET_MS = 250

/**
 * Has a reader release the test point that it holds when its input is quiet for a moment, so that the last
 * point before a script hangs can be seen. Returns what is to be called after each chunk.
 */
export function releaseWhenQuiet(reader: TapReader, afterRelease: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  return () => {
    clearTimeout(timer)
    if (!reader.holds) return
    timer = setTimeout(() => {
      reader.release()
      afterRelease()
    }, QUIET_MS).unref()
  }
}
