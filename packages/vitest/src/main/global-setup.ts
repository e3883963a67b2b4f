import type { Session, TestReport } from '@subunit-js/adapter'
import type { Vitest } from 'vitest/node'

/** What Vitest runs before all tests of a project and after them. */
interface GlobalHooks {
  _initializeGlobalSetup?: () => Promise<unknown>
  _teardownGlobalSetup?: () => Promise<unknown>
}

/** Reports the global setup and teardown of every project that has them. Vitest tells reporters of neither. */
export function reportGlobalSetup(vitest: Vitest, session: Session): void {
  for (const project of vitest.projects) {
    const { globalSetup } = project.config
    if (globalSetup.length === 0) continue
    const name = project.name === '' ? undefined : project.name
    const hooks = project as unknown as GlobalHooks
    const layer = (hook: string) => () => session.layer({ project: name }, hook)
    hooks._initializeGlobalSetup = onceReported(project, hooks._initializeGlobalSetup, layer('globalSetup'))
    hooks._teardownGlobalSetup = onceReported(project, hooks._teardownGlobalSetup, layer('globalTeardown'))
  }
}

/** Vitest calls them before every run and on every way out, but only the first call does something. */
function onceReported(
  project: unknown,
  original: GlobalHooks['_initializeGlobalSetup'],
  open: () => TestReport,
): () => Promise<unknown> {
  let called = false
  return async () => {
    if (called) return original?.call(project)
    called = true
    const report = open()
    report.start()
    try {
      const result = await original?.call(project)
      report.finish({ status: 'success' })
      return result
    } catch (error) {
      report.finish({ status: 'fail', failures: [{ error }] })
      throw error
    }
  }
}
