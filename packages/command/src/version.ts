import { readFileSync } from 'node:fs'

/**
 * What `--version` prints. It says whose command this is, because others bear the same names.
 * `moduleUrl` is the `import.meta.url` of a module in the package's `src` or `dist` folder.
 */
export function versionLine(name: string, moduleUrl: string): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', moduleUrl), 'utf8'))
  return `${name} ${version} (subunit-js)`
}
