import library, { type Builder, type TestSuite } from 'junit-report-builder'

/** An element of the tree that the library builds. */
export type TreeElement = ReturnType<TestSuite['build']>

// The library's types announce an ES module, which it is only to bundlers: to Node the import is the builder.
const builder = library as unknown as Builder

/** A suite of a fresh report, to be filled and built. */
export function newSuite(): TestSuite {
  return builder.newBuilder().testSuite()
}
