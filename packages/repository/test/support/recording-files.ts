import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { nodeFiles } from '../../src/embedded/files.ts'
import type { FileLayer, OutputFile } from '../../src/index.ts'

export interface StepsOptions {
  /** Called before each change of a file, and once more in the middle of each write. May throw in its place. */
  readonly onStep: (step: string) => void
}

/** The real files, with something done at each step: a place where a process can die or a disk be full. */
export function steppedFiles({ onStep }: StepsOptions): FileLayer {
  const stepped = (file: OutputFile): OutputFile => ({
    write(bytes) {
      onStep('write')
      const half = bytes.length >> 1
      file.write(bytes.subarray(0, half))
      onStep('write half')
      file.write(bytes.subarray(half))
    },
    sync() {
      onStep('sync')
      file.sync()
    },
    close: () => file.close(),
  })
  return {
    create(path) {
      onStep('create')
      return stepped(nodeFiles.create(path))
    },
    overwrite(path) {
      onStep('overwrite')
      return stepped(nodeFiles.overwrite(path))
    },
    rename(from, to) {
      onStep('rename')
      nodeFiles.rename(from, to)
    },
    remove(path) {
      onStep('remove')
      nodeFiles.remove(path)
    },
    makeFolder: nodeFiles.makeFolder,
    syncFolder(path) {
      onStep('sync folder')
      nodeFiles.syncFolder(path)
    },
  }
}

interface Inode {
  content: Buffer
  durable: Buffer
}

/**
 * The real files, and beside them what of them would be left by a power cut: only what was synchronised, under
 * the names that were.
 */
export class PoweredFiles {
  readonly #names = new Map<string, Inode>()
  readonly #durableNames = new Map<string, Inode>()

  /** To be put in front of `files`. */
  wrap(files: FileLayer): FileLayer {
    return {
      create: path => this.#file(path, files.create(path)),
      overwrite: path => this.#file(path, files.overwrite(path)),
      rename: (from, to) => {
        files.rename(from, to)
        this.#names.set(to, this.#names.get(from)!)
        this.#names.delete(from)
      },
      remove: path => {
        files.remove(path)
        this.#names.delete(path)
      },
      makeFolder: path => files.makeFolder(path),
      syncFolder: path => {
        files.syncFolder(path)
        for (const name of this.#durableNames.keys()) {
          if (dirname(name) === path && !this.#names.has(name)) this.#durableNames.delete(name)
        }
        for (const [name, inode] of this.#names)
          if (dirname(name) === path) this.#durableNames.set(name, inode)
      },
    }
  }

  /** Writes to another folder what a power cut would leave of this one now. The index is SQLite's to save. */
  cut(from: string, to: string): void {
    mkdirSync(join(to, 'runs'), { recursive: true })
    for (const name of readdirSync(from))
      if (name.startsWith('index.db')) cpSync(join(from, name), join(to, name))
    for (const [name, inode] of this.#durableNames) writeFileSync(name.replace(from, to), inode.durable)
  }

  #file(path: string, file: OutputFile): OutputFile {
    const inode: Inode = { content: Buffer.alloc(0), durable: Buffer.alloc(0) }
    this.#names.set(path, inode)
    return {
      write: bytes => {
        file.write(bytes)
        inode.content = Buffer.concat([inode.content, bytes])
      },
      sync: () => {
        file.sync()
        inode.durable = inode.content
      },
      close: () => file.close(),
    }
  }
}

/** Copies a repository as a process that dies now would leave it. */
export function copyNow(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true })
  cpSync(from, to, { recursive: true })
}
