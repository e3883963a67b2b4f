import type { Sender } from './sender.ts'
import type { Runner, Test } from './tasks.ts'

// Tests may fake the clock, after this module was loaded.
const now = Date.now.bind(Date)
const monotonic = performance.now.bind(performance)

/** Where a test's current attempt stands. */
interface Attempt {
  /** When we said that the test began, in milliseconds since the epoch. */
  readonly saidAt: number
  readonly startedAt: number
  /** When its body ended, before afterEach. */
  finishedAt: number
  /** How many errors earlier attempts have left. */
  readonly errors: number
}

/** Tells when tests start, are tried again and end, as the runner learns it. */
export function observe(runner: Runner, { send, sendLater }: Sender): void {
  const attempts = new WeakMap<Test, Attempt>()

  const begin = (test: Test, saidAt: number, at: number): void => {
    const startedAt = monotonic()
    attempts.set(test, {
      saidAt,
      startedAt,
      finishedAt: startedAt,
      errors: test.result?.errors?.length ?? 0,
    })
    send({ type: 'start', task: test.id, at })
  }

  const { onBeforeRunTask, onBeforeTryTask, onTaskFinished, onAfterRunTask } = runner

  runner.onBeforeRunTask = async test => {
    await onBeforeRunTask?.call(runner, test)
    if (test.mode !== 'run' && test.mode !== 'queued') return
    const at = now()
    begin(test, at, at)
  }

  runner.onBeforeTryTask = (test, attempt) => {
    if (attempt.retry + attempt.repeats > 0) {
      const former = attempts.get(test)
      const errors = test.result?.errors?.slice(former?.errors ?? 0) ?? []
      const status = attempt.retry > 0 || errors.length > 0 ? 'fail' : 'success'
      const duration = former === undefined ? 0 : former.finishedAt - former.startedAt
      send({ type: 'attempt', task: test.id, status, duration, errors })
      // Telling takes time, before Vitest begins to measure: its time is ours from where we said it began.
      const { startTime = now() } = test.result ?? {}
      const saidAt = former?.saidAt ?? startTime
      begin(test, saidAt, saidAt + Math.max(0, now() - startTime))
    }
    return onBeforeTryTask?.call(runner, test, attempt)
  }

  runner.onTaskFinished = test => {
    const attempt = attempts.get(test)
    if (attempt !== undefined) attempt.finishedAt = monotonic()
    return onTaskFinished?.call(runner, test)
  }

  runner.onAfterRunTask = async test => {
    const { state = 'run', duration, note, errors } = test.result ?? {}
    const former = attempts.get(test)?.errors ?? 0
    sendLater({
      type: 'end',
      task: test.id,
      result: { state, duration, note, errors: state === 'fail' ? errors?.slice(former) : undefined },
    })
    await onAfterRunTask?.call(runner, test)
  }
}
