import { randomUUID } from 'node:crypto'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { plainLog } from './plain-log.ts'
import type { CiPlatform } from './platform.ts'

/** Recognises by its environment variables in which CI system a process runs. */
export function detectCi(env: Readonly<Record<string, string | undefined>>): CiPlatform {
  if (env['GITHUB_ACTIONS'] === 'true') return github(randomUUID())
  if (env['GITLAB_CI'] === 'true') return gitlab(Date.now)
  return plainLog()
}
