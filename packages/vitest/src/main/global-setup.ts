import type { Session, TestReport } from '@subunit-js/adapter'
import type { Vitest } from 'vitest/node'

/** What Vitest runs before all tests of a project and after them. */
interface GlobalHooks {
  _initializeGlobalSetup?: () => Promise<unknown>
  _teardownGlobalSetup?: () => Promise<unknown>
  /** Known once they have been set up. */
  readonly _globalSetups?: readonly { readonly teardown?: unknown }[]
}

/** Reports the global setup and teardown of every project that has them. Vitest tells reporters of neither. */
export function reportGlobalSetup(vitest: Vitest, session: Session): void {
  for (const project of vitest.projects) {
    if (project.config.globalSetup.length === 0) continue
    const scope = { project: project.name === '' ? undefined : project.name }
    const hooks = project as unknown as GlobalHooks
    const { _initializeGlobalSetup, _teardownGlobalSetup } = hooks
    hooks._initializeGlobalSetup = reported({
      original: _initializeGlobalSetup?.bind(hooks),
      open: () => session.layer(scope, 'globalSetup'),
      exists: () => true,
    })
    hooks._teardownGlobalSetup = reported({
      original: _teardownGlobalSetup?.bind(hooks),
      open: () => session.layer(scope, 'globalTeardown'),
      exists: () => hooks._globalSetups?.some(({ teardown }) => teardown !== undefined) ?? false,
    })
  }
}

interface ReportedHook {
  readonly original: (() => Promise<unknown>) | undefined
  readonly open: () => TestReport
  /** Whether there is anything to run, when it is called. */
  readonly exists: () => boolean
}

/** Vitest calls these before every run and on every way out, but only the first call does something. */
function reported({ original, open, exists }: ReportedHook): () => Promise<unknown> {
  let called = false
  return async () => {
    if (called || !exists()) return original?.()
    called = true
    const report = open()
    report.start()
    try {
      const result = await original?.()
      report.finish({ status: 'success' })
      return result
    } catch (error) {
      report.finish({ status: 'fail', failures: [{ error }] })
      throw error
    }
  }
}
