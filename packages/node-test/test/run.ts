import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { decode } from '@subunit-js/protocol'
import { render } from '../../../test/model/render.ts'
import { type ProjectResult, runProject } from '../../../test/model/run-project.ts'

const PACKAGE = fileURLToPath(new URL('..', import.meta.url))
const node = (major: number): string =>
  fileURLToPath(new URL(`../../../test/versions/node_modules/node-${major}/bin/node`, import.meta.url))

/** The versions of Node that the adapter is for. */
export const NODES: readonly (readonly [string, string])[] = [
  ['24', process.execPath],
  ['22', node(22)],
  ['26', node(26)],
]

export interface RunOptions {
  readonly fixture: string
  readonly program?: string
  /** Arguments of Node after the reporter. */
  readonly args: readonly string[]
  /** A file, relative to the project, that the stream is written to instead. */
  readonly outputFile?: string
  readonly env?: Readonly<Record<string, string>>
}

export type Run = Pick<ProjectResult, 'status' | 'stderr'> & {
  /** The stream that was printed, as text. */
  readonly printed: string
  /** The stream in the output file, as text. */
  readonly written: string | undefined
}

export interface Project extends Disposable {
  readonly folder: string
}

/** A copy of the fixture where the package is installed. */
export function makeProject(fixture: string): Project {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'subunit-node-test-')))
  cpSync(join(PACKAGE, 'test/fixtures', fixture), folder, { recursive: true })
  mkdirSync(join(folder, 'node_modules/@subunit-js'), { recursive: true })
  symlinkSync(PACKAGE, join(folder, 'node_modules/@subunit-js/node-test'))
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Runs Node with the reporter in a copy of the fixture. */
export async function runNode(options: RunOptions): Promise<Run> {
  const { fixture, program = process.execPath, args, outputFile, env = {} } = options
  using project = makeProject(fixture)
  const cwd = project.folder
  const command = [program, '--test-reporter', '@subunit-js/node-test', ...args]
  const { events, status, stderr } = await runProject({ command, cwd, env })
  const written = outputFile && readEvents(join(cwd, outputFile), cwd)
  return { printed: render(events, { root: cwd }), written, status, stderr }
}

function readEvents(path: string, root: string): string {
  return render(
    decode(readFileSync(path)).filter(event => event.status !== undefined || event.fileName !== undefined),
    { root },
  )
}
