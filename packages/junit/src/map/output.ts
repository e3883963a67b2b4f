import type { Attachment } from '@subunit-js/stream'
import type { JUnitResult } from '../model/report.ts'
import { attachmentText, isText } from './attachment-text.ts'
import { isNote } from './note-name.ts'

/** Says where an attachment was put, as a path that readers of the report can follow; undefined if nowhere. */
export type AttachmentPlace = (attachment: Attachment) => string | undefined

type Output = Pick<JUnitResult, 'systemOut' | 'systemErr'>

/**
 * The output of an attempt: what it printed, then its other attachments, since JUnit knows none. One that was
 * put somewhere is named as `[[ATTACHMENT|path]]`, which GitLab, Jenkins and others follow; another text stands
 * there itself, and of the rest it is said that it was there. `used` are the names that were told otherwise.
 */
export function outputOf(
  attachments: readonly Attachment[],
  used: readonly string[],
  place: AttachmentPlace = () => undefined,
): Output {
  const withDiff = attachments.some(({ name }) => name === 'diff')
  const others = attachments.filter(
    ({ name }) =>
      !(PRINTED.test(name) || isNote(name) || used.includes(name) || (withDiff && COMPARED.test(name))),
  )
  const told = others.map(attachment => tell(attachment, place(attachment)))
  return {
    systemOut: joined([printed(attachments, 'stdout'), ...told]),
    systemErr: printed(attachments, 'stderr'),
  }
}

const PRINTED = /^std(?:out|err)$/
/** What a diff says better. */
const COMPARED = /^(?:expected|actual)(?:-\d+)?$/

function printed(attachments: readonly Attachment[], name: string): string | undefined {
  const file = attachments.find(each => each.name === name)
  return file === undefined ? undefined : attachmentText(file)
}

function tell(attachment: Attachment, path: string | undefined): string {
  const { name, mimeType = 'application/octet-stream', size } = attachment
  if (path !== undefined) return `[[ATTACHMENT|${path}]]\n`
  if (isText(attachment)) return `${name}:\n${attachmentText(attachment).trimEnd()}\n`
  return `${name}: ${size} ${size === 1 ? 'byte' : 'bytes'} of ${mimeType}\n`
}

/** Each part begins on a line of its own. */
function joined(parts: readonly (string | undefined)[]): string | undefined {
  const present = parts.filter(part => part !== undefined)
  if (present.length === 0) return undefined
  return present.reduce((all, part) => all + (all === '' || all.endsWith('\n') ? '' : '\n') + part)
}
