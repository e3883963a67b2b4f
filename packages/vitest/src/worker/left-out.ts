import type { DeclaredModes } from './declared-modes.ts'
import { LEFT_OUT } from './messages.ts'
import { type File, testsIn } from './tasks.ts'

/** Marks the tests of a file that would not run because others say `.only`. */
export function markLeftOut(file: File, declared: DeclaredModes): void {
  const tests = [...testsIn(file)].map(([test]) => test)
  if (!tests.some(declared.only)) return
  for (const test of tests) {
    const runs = test.mode === 'run' || test.mode === 'queued'
    if (!runs && !declared.only(test)) test.meta[LEFT_OUT] = true
  }
}
