import { relative, sep } from 'node:path'
import type { AddressOf, SourceOptions } from '@subunit-js/report'

type Environment = Readonly<Record<string, string | undefined>>

/** Where the sources of a run are: ids start from `SUBUNIT_ROOT` or the current folder, GitHub from its checkout. */
export function sourceOptions(env: Environment): SourceOptions {
  const root = env['SUBUNIT_ROOT'] || process.cwd()
  const checkout = env['GITHUB_WORKSPACE'] || root
  const path = relative(checkout, root).split(sep).join('/')
  return { root: root.split(sep).join('/'), prefix: path === '' || path.startsWith('..') ? '' : `${path}/` }
}

/** Where GitHub shows the sources that this job has checked out; undefined outside of GitHub. */
export function sourceAddresses(env: Environment): AddressOf | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = env
  if (!server || !repository || !commit) return undefined
  return (file, line) => {
    const path = file.split('/').map(encodeURIComponent).join('/')
    return `${server}/${repository}/blob/${commit}/${path}${line === undefined ? '' : `#L${line}`}`
  }
}
