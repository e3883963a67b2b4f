import { type FileLocation, fileTestIds, type Root, type TestReport } from '@subunit-js/adapter'
import { type TestLocation, testId } from '@subunit-js/stream/reporting'
import type { MochaSuite, MochaTest } from '../mocha.ts'

/** What is known of a test of Mocha's tree. */
export interface KnownTest {
  readonly id: string
  readonly location: FileLocation
  /** The ids of its file and of the describe blocks around it, outermost first. */
  readonly file: string
  readonly scopes: readonly string[]
  report?: TestReport
}

/** The tests of a tree with their ids. */
export class KnownTests {
  readonly #root: Root
  readonly #onlyFile: string | undefined
  readonly #known = new WeakMap<MochaTest, KnownTest>()

  /** `onlyFile` is the file that all belongs to in a worker, which has a tree for each. */
  constructor(root: Root, onlyFile?: string) {
    this.#root = root
    this.#onlyFile = onlyFile
  }

  /** Gives every test of the tree its id. All of a file's tests must be there: numbers go by their order. */
  add(suite: MochaSuite): void {
    for (const [file, tests] of testsByFile(suite)) {
      const location = this.fileLocation(file)
      const titlePaths = tests.map(test => test.titlePath())
      const ids = fileTestIds(location, titlePaths)
      tests.forEach((test, index) => {
        if (this.get(test) !== undefined) return
        const scopes = scopesOf(location, titlePaths[index]!)
        const fileId = location.path === undefined ? '' : testId(location)
        this.#known.set(test, { id: ids[index]!, location, file: fileId, scopes })
      })
    }
  }

  /** A retried test is a copy of the one in the tree. */
  get(test: MochaTest): KnownTest | undefined {
    return this.#known.get(test.retriedTest?.() ?? test)
  }

  /** What a describe block, or the whole tree, is called in ids of layers. */
  scopeOf(suite: MochaSuite): TestLocation {
    return { ...this.fileLocation(suite.file ?? this.#onlyFile), titles: suite.titlePath() }
  }

  fileLocation(file: string | undefined): FileLocation {
    return file === undefined ? {} : { path: this.#root.name(file) }
  }
}

function testsByFile(suite: MochaSuite): Map<string | undefined, MochaTest[]> {
  const files = new Map<string | undefined, MochaTest[]>()
  suite.eachTest(test => {
    const tests = files.get(test.file)
    if (tests === undefined) files.set(test.file, [test])
    else tests.push(test)
  })
  return files
}

function scopesOf(location: FileLocation, titles: readonly string[]): string[] {
  return titles.slice(0, -1).map((_, depth) => testId({ ...location, titles: titles.slice(0, depth + 1) }))
}
