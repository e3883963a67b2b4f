import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const repository = fileURLToPath(new URL('../..', import.meta.url))

/** A copy of an example where its packages are installed, as `npm install` would. */
export class ExampleProject {
  readonly folder: string

  /** `commands` are the paths of commands by name; both they and the packages are relative to the repository. */
  constructor(
    example: string,
    packages: Readonly<Record<string, string>>,
    commands: Readonly<Record<string, string>>,
  ) {
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), `subunit-example-${example}-`)))
    cpSync(join(repository, 'examples', example), this.folder, {
      recursive: true,
      filter: source => !source.includes('node_modules'),
    })
    for (const [name, path] of Object.entries(packages)) this.#link(name, path)
    for (const [name, path] of Object.entries(commands)) {
      this.#link(`.bin/${name}`, path)
    }
  }

  write(path: string, content: string): void {
    const file = join(this.folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  #link(name: string, path: string): void {
    const link = join(this.folder, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(repository, path), link)
  }
}
