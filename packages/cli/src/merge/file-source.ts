import { CommandError, type Input } from '@subunit-js/command'
import type { Source } from './source.ts'

/** A file, FIFO or standard input as a source. That it cannot be read any further does not end the others. */
export function fileSource(input: Input): Source {
  return {
    async read(onChunk) {
      try {
        await input.read(onChunk)
        return {}
      } catch (error) {
        if (!(error instanceof CommandError) || error.code !== 'unreadable-input') throw error
        return { complaint: error.message, status: error.exitStatus }
      }
    },
    stop() {},
  }
}
