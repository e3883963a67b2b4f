import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const repository = fileURLToPath(new URL('../..', import.meta.url))

export interface Project extends Disposable {
  readonly folder: string
  /** The test files, relative to the folder. */
  readonly files: readonly string[]
}

/**
 * Copies a behaviour's fixture to a folder of its own, where `packages` are installed: names, with the folders
 * of the versions to use, relative to the repository.
 */
export function makeProject(
  framework: string,
  behaviour: string,
  packages: Readonly<Record<string, string>>,
): Project {
  const fixture = fileURLToPath(new URL(`fixtures/${framework}/${behaviour}`, import.meta.url))
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `subunit-model-${behaviour}-`)))
  cpSync(fixture, folder, { recursive: true })
  for (const [name, target] of Object.entries(packages)) {
    const link = join(folder, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(repository, target), link)
  }
  return {
    folder,
    get files() {
      return readdirSync(folder)
        .filter(name => /\.test\.\w+$/.test(name))
        .sort()
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}
