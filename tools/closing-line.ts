import type { Reporter, TestModule } from 'vitest/node'

/** Prints `N passed, N failed` last, the plain line that continuous integration reads. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0
    let failed = unhandledErrors.length
    let skipped = 0
    for (const module of modules) {
      const states = [...module.children.allTests()].map(test => test.result().state)
      passed += states.filter(state => state === 'passed').length
      skipped += states.filter(state => state === 'skipped').length
      const failures = states.filter(state => state === 'failed' || state === 'pending').length
      // A module can fail without a failed test: it did not load, or one of its hooks failed.
      failed += failures === 0 && module.state() === 'failed' ? 1 : failures
    }
    process.on('exit', () => {
      const skips = skipped > 0 ? `, ${skipped} skipped` : ''
      process.stdout.write(`\n${passed} passed, ${failed} failed${skips}\n`)
    })
  }
}
