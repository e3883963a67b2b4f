import { type Attachment, TEXT } from '@subunit-js/adapter'
import type { Vitest } from 'vitest/node'

const JSON_TYPE = 'application/json'

/** The coverage map, in the form that istanbul's tools read, or nothing when there is none. */
export function coverageAttachment(coverage: unknown): Attachment | undefined {
  const content = JSON.stringify(coverage)
  return content === undefined ? undefined : { name: 'coverage-final.json', mimeType: JSON_TYPE, content }
}

/** What is to be known about a run as a whole: the seed of a shuffled one, and what became of snapshots. */
export function runAttachments(vitest: Vitest): Attachment[] {
  const attachments: Attachment[] = []
  const { shuffle, seed } = vitest.config.sequence
  if (shuffle) attachments.push({ name: 'seed', mimeType: TEXT, content: String(seed) })
  const { summary } = vitest.snapshot
  if (summary.total > 0 || summary.unchecked > 0 || summary.filesRemoved > 0) {
    attachments.push({ name: 'snapshots.json', mimeType: JSON_TYPE, content: JSON.stringify(summary) })
  }
  return attachments
}
