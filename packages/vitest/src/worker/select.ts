import { readFileSync } from 'node:fs'
import { fileTestIds, Root, type SelectableTest, Selection } from '@subunit-js/adapter/selection'
import { parseLoadList, testId } from '@subunit-js/stream'
import type { DeclaredModes } from './declared-modes.ts'
import type { WorkerRequest } from './messages.ts'
import { type File, type Suite, type Task, type Test, testsIn } from './tasks.ts'

export interface SelectOptions {
  readonly request: WorkerRequest & { readonly loadList: string }
  readonly declared: DeclaredModes
  /** The name of the Vitest project, empty for none. */
  readonly project: string
}

/** Returns what makes a collected file run exactly the tests that a load list asks for. */
export function selector({ request, declared, project }: SelectOptions): (file: File) => void {
  const selection = new Selection(parseLoadList(readFileSync(request.loadList)))
  const root = new Root(request.root)
  return file => {
    const location = { project: project === '' ? undefined : project, path: root.name(file.filepath) }
    const ranks = new Map<Task, number>()
    for (const [test, selectable] of selectableTests(file, location)) {
      const rank = selection.rank(selectable)
      if (rank !== undefined) ranks.set(test, rank)
      test.mode = rank === undefined ? 'skip' : (declared.excused(test) ?? 'run')
    }
    settleSuite(file)
    if (request.listOrder) sortSuite(file, ranks)
  }
}

function selectableTests(
  file: File,
  location: { readonly project: string | undefined; readonly path: string },
): [Test, SelectableTest][] {
  const tests = [...testsIn(file)]
  const ids = fileTestIds(
    location,
    tests.map(([test, scopes]) => [...scopes, test.name]),
  )
  return tests.map(([test, titles], index) => {
    const scopes = titles.map((_, end) => testId({ ...location, titles: titles.slice(0, end + 1) }))
    return [test, { id: ids[index]!, file: testId(location), scopes }]
  })
}

/** A describe block without a test that runs is skipped, so that its hooks are left alone. */
function settleSuite(suite: Suite): void {
  for (const task of suite.tasks) if (task.type === 'suite') settleSuite(task)
  const modes = suite.tasks.map(task => task.mode)
  suite.mode = modes.includes('run') ? 'run' : 'skip'
}

/** Puts each block's tests and blocks into the order of the list; returns the first rank below the suite. */
function sortSuite(suite: Suite, ranks: Map<Task, number>): number {
  for (const task of suite.tasks) if (task.type === 'suite') ranks.set(task, sortSuite(task, ranks))
  const rank = (task: Task): number => ranks.get(task) ?? Number.MAX_SAFE_INTEGER
  suite.tasks.sort((left, right) => rank(left) - rank(right))
  return Math.min(...suite.tasks.map(rank), Number.MAX_SAFE_INTEGER)
}
