import { writeSync } from 'node:fs'

/** Says something to the person at the terminal. Nobody is told when that fails: there is nobody to tell. */
export function complain(name: string, message: string): void {
  try {
    writeSync(2, `${name}: ${message}\n`)
  } catch {}
}
