import { describe, expect, test } from 'vitest'
import { runProject } from '../../../test/model/run-project.ts'
import { attachment, outcomes } from './outcomes.ts'
import { makeVitestProject, VERSIONS, type VitestProject } from './project.ts'

const ENDLESS = 'endless.test.mjs > never ends'

const OUTCOMES = [
  'endless.test.mjs > never begins fail #lost',
  'endless.test.mjs > never ends fail',
  'endless.test.mjs > passes success',
]

describe.each(VERSIONS)('Vitest %s', (_version, vitest) => {
  /** Runs the project and sends a signal as soon as the test is seen that never ends. */
  function interrupt(project: VitestProject, command: readonly string[], signal: NodeJS.Signals) {
    return runProject({
      command,
      cwd: project.folder,
      onEvent: ({ testId, status }, pid) => {
        if (testId === ENDLESS && status === 'inprogress') process.kill(pid, signal)
      },
    })
  }

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s leaves no test without a word', async (signal, expected) => {
    using project = makeVitestProject('endless', vitest)
    const { events, status } = await interrupt(project, project.flag, signal)
    expect({ outcomes: outcomes(events).sort(), status }).toEqual({ outcomes: OUTCOMES, status: expected })
    expect(attachment(events, ENDLESS, 'reason')).toBe(
      `Vitest ended with exit status ${expected} before the test did`,
    )
  })

  test('the backend command ends as it was told to, and leaves nothing running', async () => {
    using project = makeVitestProject('endless', vitest)
    const { events, signal } = await interrupt(project, project.backend, 'SIGINT')
    expect({ outcomes: outcomes(events).sort(), signal }).toEqual({ outcomes: OUTCOMES, signal: 'SIGINT' })
  })
})
