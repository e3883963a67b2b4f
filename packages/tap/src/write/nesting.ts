import type { TestEvent } from '@subunit-js/protocol'
import { TestMap, type TestRecord } from '@subunit-js/stream'
import { type TestNode, testNode } from './node.ts'

/** Between the steps of a test id. */
const SEPARATOR = ' > '

/**
 * Puts tests that cannot be run on their own into the test around them: the nearest that is under way when
 * they are reported and whose id theirs goes on from. What is inside a test is held until that is over.
 */
export class Nesting {
  readonly #onNode: (node: TestNode) => void
  /** The tests under way, and what is inside them so far. */
  readonly #open = new TestMap<TestNode[]>()

  /** `onNode` is called with each test that is in no other. */
  constructor(onNode: (node: TestNode) => void) {
    this.#onNode = onNode
  }

  /** Notes which tests are under way. */
  event(event: TestEvent): void {
    if (event.status === 'inprogress' && this.#open.get(event) === undefined) this.#open.set(event, [])
  }

  /** Takes a test that is over. */
  take(test: TestRecord): void {
    const children = this.#open.get(test) ?? []
    this.#open.delete(test)
    const around = test.runnable ? undefined : this.#around(test)
    if (around === undefined) this.#onNode(testNode(test, test.testId, children))
    else around.children.push(testNode(test, test.testId.slice(around.prefix.length), children))
  }

  #around(test: TestRecord): { readonly prefix: string; readonly children: TestNode[] } | undefined {
    const { testId, routeCode } = test
    for (let at = testId.lastIndexOf(SEPARATOR); at > 0; at = testId.lastIndexOf(SEPARATOR, at - 1)) {
      const children = this.#open.get({ testId: testId.slice(0, at), routeCode })
      if (children !== undefined) return { prefix: testId.slice(0, at + SEPARATOR.length), children }
    }
    return undefined
  }
}
