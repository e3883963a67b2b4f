import type { TestFile } from './jest.ts'

const KEY = Symbol.for('@subunit-js/jest files')

type Host = Record<symbol, readonly TestFile[] | undefined>

/** Keeps the files that a load list asks for, which the sequencer finds, for the reporter that is made later. */
export function keepFoundFiles(files: readonly TestFile[]): void {
  ;(process as unknown as Host)[KEY] = files
}

/** The files that were kept, once. */
export function takeFoundFiles(): readonly TestFile[] {
  const host = process as unknown as Host
  const files = host[KEY] ?? []
  delete host[KEY]
  return files
}
