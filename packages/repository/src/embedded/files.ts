import {
  closeSync,
  fdatasyncSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'

/** A file that is being written. */
export interface OutputFile {
  /** Appends all of the bytes. */
  write(bytes: Uint8Array): void
  /** Returns once what was written is on disk. */
  sync(): void
  close(): void
}

/** All that the embedded store does to files other than its index. Tests put faults in. */
export interface FileLayer {
  /** Creates a file that must not exist yet. */
  create(path: string): OutputFile
  /** Opens a new file, or empties the one that is there. */
  overwrite(path: string): OutputFile
  rename(from: string, to: string): void
  /** Removes a file; it may be gone already. */
  remove(path: string): void
  makeFolder(path: string): void
  /** Returns once the folder's names are on disk. */
  syncFolder(path: string): void
}

export const nodeFiles: FileLayer = {
  create: path => outputFile(path, 'wx'),
  overwrite: path => outputFile(path, 'w'),
  rename: renameSync,
  remove: path => rmSync(path, { force: true }),
  makeFolder: path => void mkdirSync(path, { recursive: true }),
  syncFolder(path) {
    const folder = openSync(path, 'r')
    try {
      fsyncSync(folder)
    } finally {
      closeSync(folder)
    }
  },
}

function outputFile(path: string, flags: string): OutputFile {
  const file = openSync(path, flags)
  return {
    write(bytes) {
      // The system may take a part only; the rest gets an error of its own if there is one.
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    },
    sync: () => fdatasyncSync(file),
    close: () => closeSync(file),
  }
}

/** Replaces a file by one step that is seen either not at all or whole, and that a power cut cannot undo. */
export function replaceFile(files: FileLayer, folder: string, name: string, bytes: Uint8Array): void {
  const temporary = `${folder}/${name}.new`
  const file = files.overwrite(temporary)
  try {
    file.write(bytes)
    file.sync()
  } finally {
    file.close()
  }
  files.rename(temporary, `${folder}/${name}`)
  files.syncFolder(folder)
}
