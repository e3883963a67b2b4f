import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CommandError } from '@subunit-js/command'
import { makeFifos } from '@subunit-js/command/fifo'
import { formatLoadList } from '@subunit-js/stream'

/** The files of one run in a folder of their own, which goes when the run or the process ends. */
export class Workspace {
  readonly packets: string
  readonly stdout: string
  readonly stderr: string
  /** For what the framework's side needs. */
  readonly directory: string
  readonly #folder: string

  /** Throws a `CommandError` (`unwritable-output`) where there can be no temporary files. */
  constructor() {
    try {
      this.#folder = mkdtempSync(join(tmpdir(), 'subunit-backend-'))
      process.on('exit', this.remove)
      const [packets, stdout, stderr] = ['packets', 'stdout', 'stderr'].map(name => join(this.#folder, name))
      makeFifos(packets!, stdout!, stderr!)
      this.packets = packets!
      this.stdout = stdout!
      this.stderr = stderr!
      this.directory = join(this.#folder, 'framework')
      mkdirSync(this.directory)
    } catch (error) {
      throw new CommandError(
        'unwritable-output',
        `cannot make temporary files: ${(error as Error).message}`,
        {
          cause: error,
        },
      )
    }
  }

  /** Writes the ids, each once, and returns the path. */
  writeList(ids: Iterable<string>): string {
    const path = join(this.#folder, 'load-list')
    writeFileSync(path, formatLoadList(new Set(ids)))
    return path
  }

  readonly remove = (): void => {
    rmSync(this.#folder, { recursive: true, force: true })
    process.off('exit', this.remove)
  }
}
