import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The folder of the Mocha that a project has, or undefined when it has none. */
export function findMocha(projectFolder: string): string | undefined {
  try {
    return dirname(createRequire(join(projectFolder, 'package.json')).resolve('mocha/package.json'))
  } catch {
    return undefined
  }
}

/** The folder of the Mocha that a script belongs to, or undefined when it belongs to none. */
export function mochaAround(script: string): string | undefined {
  for (let folder = dirname(script); folder !== dirname(folder); folder = dirname(folder)) {
    if (packageName(folder) === 'mocha') return folder
  }
  return undefined
}

function packageName(folder: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name
  } catch {
    return undefined
  }
}
