import { accessSync, closeSync, constants, openSync, readSync } from 'node:fs'
import { extname } from 'node:path'

/** How a file is started, or why it cannot be: a sentence without a full stop. */
export type CommandLine =
  | { readonly command: string; readonly args: readonly string[] }
  | { readonly problem: string }

/** What runs files that do not say it themselves. */
const BY_EXTENSION: Readonly<Record<string, readonly string[]>> = {
  '.t': ['perl'],
  '.pl': ['perl'],
  '.sh': ['sh'],
  '.js': [process.execPath],
  '.mjs': [process.execPath],
  '.cjs': [process.execPath],
  '.ts': [process.execPath],
  '.mts': [process.execPath],
  '.py': ['python3'],
  '.rb': ['ruby'],
  '.php': ['php'],
}

/**
 * The command line for a file: the given interpreter, else the one its first line names, else what files of
 * its name are usually run with, else the file itself if it may be executed.
 */
export function commandLine(path: string, interpreter: readonly string[] | undefined): CommandLine {
  try {
    const words = interpreter ?? shebang(path) ?? BY_EXTENSION[extname(path)]
    if (words !== undefined) return { command: words[0]!, args: [...words.slice(1), path] }
    if (isExecutable(path)) return { command: path, args: [] }
  } catch (error) {
    return { problem: `it cannot be read: ${(error as Error).message}` }
  }
  return {
    problem: 'it is not executable and its first line names no interpreter; name one with --exec',
  }
}

/** `#!/usr/bin/env perl -w` as words. Unlike the system, which passes one argument at most, all of them count. */
function shebang(path: string): readonly string[] | undefined {
  const line = /^#![ \t]*(\S.*)/.exec(firstLine(path))?.[1]
  const words = line?.trim().split(/\s+/)
  return words?.[1] === '-S' ? [words[0]!, ...words.slice(2)] : words
}

function firstLine(path: string): string {
  const buffer = Buffer.alloc(1024)
  const file = openSync(path, 'r')
  try {
    return buffer.toString('utf8', 0, readSync(file, buffer, 0, buffer.length, 0)).split(/\r?\n/, 1)[0]!
  } finally {
    closeSync(file)
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
