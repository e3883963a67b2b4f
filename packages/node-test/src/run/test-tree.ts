import type { TestReport } from '@subunit-js/adapter'
import type { TestEventData } from '../events.ts'

/** A test or suite of a file. */
export interface TestNode {
  readonly titles: readonly string[]
  readonly parent: TestNode | undefined
  readonly nesting: number
  readonly isSuite: boolean
  readonly children: TestNode[]
  readonly data: TestEventData
  /** None for a suite. */
  readonly report: TestReport | undefined
  started: boolean
  settled: boolean
  /** Whether the events in source order, which may come long after the test has ended, have come to it. */
  told: boolean
}

/**
 * Finds the test that an event of one file speaks of. Node 24.21 and later number tests; for others there are
 * name, place and nesting, which may fit several tests that run at once. Then nothing is found, and the events
 * in source order, which never leave a doubt, tell of the test later.
 */
export class TestTree {
  readonly roots: TestNode[] = []
  readonly #byNumber = new Map<number, TestNode>()
  readonly #open: Set<TestNode>[] = []

  add(node: TestNode): void {
    const siblings = node.parent === undefined ? this.roots : node.parent.children
    siblings.push(node)
    if (node.data.testId !== undefined) this.#byNumber.set(node.data.testId, node)
    this.#openAt(node.nesting).add(node)
  }

  /** Takes a node that has ended out of what events may speak of. */
  close(node: TestNode): void {
    this.#openAt(node.nesting).delete(node)
  }

  /** The suite or test around the one that an event adds; `doubt` when that cannot be told. */
  parentFor({ nesting, parentId }: TestEventData): TestNode | undefined | 'doubt' {
    if (nesting === 0) return undefined
    if (parentId !== undefined) return this.#byNumber.get(parentId) ?? 'doubt'
    return this.#only([...this.#openAt(nesting - 1)].filter(node => node.started))
  }

  find(data: TestEventData, started: boolean): TestNode | undefined {
    if (data.testId !== undefined) return this.#byNumber.get(data.testId)
    const fitting = [...this.#openAt(data.nesting)].filter(
      node => node.started === started && isSame(node.data, data),
    )
    // Tests that are alike and follow one another in one suite start in their order.
    const alike = !started && fitting.every(node => node.parent === fitting[0]!.parent)
    const found = alike ? fitting[0] : this.#only(fitting)
    return found === 'doubt' ? undefined : found
  }

  /** The first test below `parent` that fits and that no event in source order has told of. */
  findUntold(data: TestEventData, parent: TestNode | undefined): TestNode | undefined {
    if (data.testId !== undefined) return this.#byNumber.get(data.testId)
    const siblings = parent === undefined ? this.roots : parent.children
    return siblings.find(node => !node.told && isSame(node.data, data))
  }

  #only(nodes: readonly TestNode[]): TestNode | 'doubt' {
    return nodes.length === 1 ? nodes[0]! : 'doubt'
  }

  #openAt(nesting: number): Set<TestNode> {
    this.#open[nesting] ??= new Set()
    return this.#open[nesting]
  }
}

function isSame(one: TestEventData, other: TestEventData): boolean {
  return one.name === other.name && one.line === other.line && one.column === other.column
}
