import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const repository = fileURLToPath(new URL('../../..', import.meta.url))

export interface FlatProjectOptions {
  /** The folder of `node_modules` that the framework comes from, relative to the repository. */
  readonly from: string
  /** The framework's folder in there, and the name it gets. */
  readonly framework: string
  readonly name: string
  /** True links the framework into the project, as isolated layouts of package managers do. */
  readonly isolated?: boolean
}

export interface FlatProject extends Disposable {
  readonly folder: string
}

/**
 * A project where this package is installed as `subunit`, beside a framework as npm would install it: in a
 * real folder among all of its dependencies.
 */
export function makeFlatProject({ from, framework, name, isolated }: FlatProjectOptions): FlatProject {
  const folder = mkdtempSync(join(tmpdir(), 'subunit-reporter-'))
  const modules = join(folder, 'node_modules')
  const source = join(repository, from)
  mkdirSync(modules)
  for (const entry of readdirSync(source)) {
    if (entry !== name && entry !== 'subunit') symlinkSync(join(source, entry), join(modules, entry))
  }
  if (isolated) symlinkSync(join(source, framework), join(modules, name))
  else cpSync(join(source, framework), join(modules, name), { recursive: true })
  symlinkSync(join(repository, 'packages/reporter'), join(modules, 'subunit'))
  cpSync(join(dirname(fileURLToPath(import.meta.url)), 'fixtures'), folder, { recursive: true })
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}
