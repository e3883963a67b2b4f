import { failsVerdict, type TestRecord } from '@subunit-js/stream'

/** A test that is over, with the tests that were reported inside it. */
export interface TestNode {
  readonly test: TestRecord
  /** The id without that of the test around it. */
  readonly name: string
  readonly children: readonly TestNode[]
  /** Whether the test or one inside it speaks against the run. */
  readonly fails: boolean
}

export function testNode(test: TestRecord, name: string, children: readonly TestNode[]): TestNode {
  return {
    test,
    name,
    children,
    fails: test.lost || failsVerdict(test) || children.some(child => child.fails),
  }
}
