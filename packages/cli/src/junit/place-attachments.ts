import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { PlaceAttachment } from '@subunit-js/junit'
import { writing } from '../stream/unwritable.ts'

/**
 * Writes attachments into folders of their tests below `folder`, and tells their paths from where the command
 * runs, with `/`. Attempts and tests of different routes do not overwrite one another.
 */
export function placeAttachments(folder: string): PlaceAttachment {
  const taken = new Set<string>()
  return (test, attachment) => {
    const of = join(folder, folderName(test.testId))
    const name = freeName(fileName(attachment.name), candidate => taken.has(join(of, candidate)))
    const path = join(of, name)
    taken.add(path)
    writing(path, () => {
      mkdirSync(of, { recursive: true })
      writeFileSync(path, attachment.bytes)
    })
    return path.split(sep).join('/')
  }
}

/** Readable, and different for different ids. */
function folderName(testId: string): string {
  const hash = createHash('sha256').update(testId).digest('hex').slice(0, 8)
  return `${fileName(testId).slice(0, 80)}-${hash}`
}

function fileName(text: string): string {
  // A name of dots alone would be a folder.
  return text.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+/, '') || 'file'
}

function freeName(name: string, isTaken: (candidate: string) => boolean): string {
  let free = name
  for (let number = 2; isTaken(free); number++) free = `${number}-${name}`
  return free
}
