import { comparedFailure, type Reporting } from '@subunit-js/adapter'
import type { MochaOptions } from '../mocha.ts'

/** What became of the global setup. */
export interface GlobalFixtures {
  /** The id of the global setup, once it has failed. */
  readonly failedSetup: string | undefined
}

/**
 * Makes layers of `mochaGlobalSetup` and `mochaGlobalTeardown`, of which Mocha tells reporters nothing. Mocha
 * reads the lists after it has made the reporter, and hands over its own options.
 */
export function watchGlobalFixtures(options: MochaOptions, reporting: Reporting): GlobalFixtures {
  const fixtures: { failedSetup: string | undefined } = { failedSetup: undefined }
  const onSetupFailed = (id: string): void => {
    fixtures.failedSetup = id
  }
  options.globalSetup = watched(options.globalSetup, 'globalSetup', reporting, onSetupFailed)
  options.globalTeardown = watched(options.globalTeardown, 'globalTeardown', reporting)
  return fixtures
}

type Fixtures = MochaOptions['globalSetup']

function watched(
  functions: Fixtures,
  name: string,
  reporting: Reporting,
  onFailed: (id: string) => void = () => {},
): Fixtures {
  if (functions === undefined || functions.length === 0) return functions
  let layer: ReturnType<Reporting['layer']> | undefined
  return functions.map((fixture, index) => {
    const last = index === functions.length - 1
    return async function (this: unknown, ...args: unknown[]) {
      layer ??= reporting.layer({}, name)
      layer.start()
      try {
        await fixture.apply(this, args)
        if (last) layer.finish({ status: 'success' })
      } catch (error) {
        layer.finish({ status: 'fail', failures: [comparedFailure(error)] })
        onFailed(layer.id)
        throw error
      }
    }
  })
}
