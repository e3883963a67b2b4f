import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CommandError } from '@subunit-js/command'
import { readTestrConf, type TestrConf } from '../config/testr-conf.ts'
import { TestrError } from '../error.ts'

/**
 * Reads the `.testr.conf` of the project in `here`.
 * Throws a `CommandError` (`configuration`) that says where it is not as it must be.
 */
export function readConfiguration(here: string): TestrConf {
  const path = join(here, '.testr.conf')
  if (!existsSync(path)) throw new CommandError('configuration', `there is no "${path}"`)
  return configurationErrors(() => {
    try {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path))
      return readTestrConf(text, path)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      throw new CommandError('configuration', `"${path}" is not UTF-8`, { cause: error })
    }
  })
}

/** Tells users what is wrong with a configuration, instead of calling it a defect. */
export function configurationErrors<T>(action: () => T): T {
  try {
    return action()
  } catch (error) {
    if (!(error instanceof TestrError)) throw error
    throw new CommandError('configuration', error.message, { cause: error })
  }
}
