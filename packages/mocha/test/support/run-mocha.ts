import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { decode, type TestEvent } from '@subunit-js/protocol'

const repository = fileURLToPath(new URL('../../../..', import.meta.url))

/** A project with these files, in which Mocha and our package are installed. */
export class MochaProject {
  readonly folder: string = realpathSync(mkdtempSync(join(tmpdir(), 'subunit-mocha-')))

  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, content] of Object.entries(files)) this.write(path, content)
    this.link('mocha', 'node_modules/mocha')
    this.link('@subunit-js/mocha', 'packages/mocha')
  }

  write(path: string, content: string): void {
    const file = join(this.folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }

  link(name: string, target: string): void {
    const link = join(this.folder, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(repository, target), link)
  }

  /** Starts Mocha's own command with our reporter. */
  mocha(...args: string[]): ChildProcess {
    return this.mochaWith('@subunit-js/mocha', ...args)
  }

  mochaWith(reporter: string, ...args: string[]): ChildProcess {
    const mocha = join(this.folder, 'node_modules/mocha/bin/mocha.js')
    return this.#start([mocha, '--reporter', reporter, ...args])
  }

  /** Starts our command. */
  backend(...args: string[]): ChildProcess {
    return this.#start([join(repository, 'packages/mocha/bin/subunit-mocha.js'), ...args])
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  #start(args: string[]): ChildProcess {
    const env = { ...process.env }
    for (const name of Object.keys(env))
      if (/^(VITEST|NODE_ENV|NODE_OPTIONS|SUBUNIT_)/.test(name)) delete env[name]
    return spawn(process.execPath, args, { cwd: this.folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  }
}

export interface MochaResult {
  readonly events: readonly TestEvent[]
  /** `id status` of each event that has a status. */
  readonly statuses: readonly string[]
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  readonly stderr: string
}

export async function finished(child: ChildProcess): Promise<MochaResult> {
  const chunks: Buffer[] = []
  let stderr = ''
  child.stdout!.on('data', chunk => chunks.push(chunk))
  child.stderr!.on('data', chunk => (stderr += chunk))
  const [status, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  const events = decode(Buffer.concat(chunks))
  const statuses = events
    .filter(event => event.status !== undefined)
    .map(event => `${event.testId} ${event.status}`)
  return { events, statuses, status, signal, stderr }
}
