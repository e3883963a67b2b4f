// The module by which Jest decides about the order of its test files: it also leaves files out.
import { realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { AdapterError, type Request, Root, readRequest, refuse } from '@subunit-js/adapter'
import { testId } from '@subunit-js/stream'
import { keepFoundFiles } from '../found-files.ts'
import type { GlobalConfig, TestFile } from '../jest.ts'
import { projectName } from '../project.ts'

interface Sequencer {
  sort(files: TestFile[]): TestFile[] | Promise<TestFile[]>
  shard(files: TestFile[], options: unknown): TestFile[] | Promise<TestFile[]>
  allFailedTests(files: TestFile[]): TestFile[] | Promise<TestFile[]>
  cacheResults(files: TestFile[], results: unknown): void
}

type SequencerClass = new (options: unknown) => Sequencer

/** Jest's own sequencer, for the files that a load list may ask for. */
export default class SelectingSequencer implements Sequencer {
  readonly #jest: Sequencer
  readonly #request: Request
  readonly #root: string | undefined

  /** Jest 29 gives no options. */
  constructor(options?: { readonly globalConfig?: GlobalConfig }) {
    this.#jest = new (jestsSequencer())(options)
    this.#request = requestOf(process.env)
    this.#root = process.env['SUBUNIT_ROOT'] || options?.globalConfig?.rootDir
  }

  async sort(files: TestFile[]): Promise<TestFile[]> {
    const { selection, listOrder, list } = this.#request
    const rank = (file: TestFile): number | undefined =>
      this.#idsOf(file)
        .map(id => selection?.fileRank(id))
        .find(found => found !== undefined)
    const wanted = selection === undefined ? files : files.filter(file => rank(file) !== undefined)
    keepFoundFiles(wanted)
    if (list === 'files') return []
    if (listOrder) return wanted.sort((left, right) => rank(left)! - rank(right)!)
    return this.#jest.sort(wanted)
  }

  shard(files: TestFile[], options: unknown): TestFile[] | Promise<TestFile[]> {
    return this.#jest.shard(files, options)
  }

  allFailedTests(files: TestFile[]): TestFile[] | Promise<TestFile[]> {
    return this.#jest.allFailedTests(files)
  }

  cacheResults(files: TestFile[], results: unknown): void {
    this.#jest.cacheResults(files, results)
  }

  /**
   * The ids that the file may have. Without the root that ids are relative to, these are several; whether
   * tests are asked for is decided for good where their file is run.
   */
  #idsOf({ path, context }: TestFile): string[] {
    const { config } = context
    const roots = this.#root === undefined ? [process.cwd(), ...andAbove(config.rootDir)] : [this.#root]
    return roots.map(root => testId({ project: projectName(config), path: new Root(root).name(path) }))
  }
}

function requestOf(env: NodeJS.ProcessEnv): Request {
  try {
    return readRequest(env)
  } catch (error) {
    if (error instanceof AdapterError) return refuse(error)
    throw error
  }
}

/** A folder and those around it. */
function andAbove(folder: string): string[] {
  const above = dirname(folder)
  return above === folder ? [folder] : [folder, ...andAbove(above)]
}

/** The sequencer of the running Jest, found from its command as its packages find one another. */
function jestsSequencer(): SequencerClass {
  let from = process.argv[1]!
  for (const name of ['@jest/core', 'jest-config', '@jest/test-sequencer']) {
    from = createRequire(realpathSync(from)).resolve(name)
  }
  const module = createRequire(from)(from) as SequencerClass | { readonly default: SequencerClass }
  return typeof module === 'function' ? module : module.default
}
