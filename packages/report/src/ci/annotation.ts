import { stripVTControlCharacters } from 'node:util'
import { headlineOf, locate, locationOfId, type TestRecord } from '@subunit-js/stream'
import { attachmentText } from '../attachment/decode.ts'
import { shownId } from '../test/shown-id.ts'
import { verdictOf } from '../test/verdict.ts'

/** A remark on a line of source, for code hosts to show beside it. */
export interface Annotation {
  readonly level: 'error' | 'warning'
  /** Relative to the root of the checkout, with `/`; undefined where no file is known. */
  readonly file: string | undefined
  readonly line: number | undefined
  readonly column: number | undefined
  readonly title: string
  readonly message: string
}

/** Where the sources are. */
export interface SourceOptions {
  /** The absolute path of the folder that ids and relative paths start from. */
  readonly root?: string | undefined
  /** Where that folder lies in the checkout: put before paths, with a slash at its end unless it is empty. */
  readonly prefix?: string | undefined
}

/** More of a message is not read beside a line of code. */
const MESSAGE_LENGTH = 4000

/** What to remark on a test: an error for one that fails its run, a warning for a flaky one, else nothing. */
export function annotationOf(test: TestRecord, options: SourceOptions = {}): Annotation | undefined {
  const { mood, word, note } = verdictOf(test)
  if (mood !== 'bad' && word !== 'FLAKY') return undefined
  const text = failureText(test)
  const titles = locationOfId(test.testId).titles.join(' > ')
  return {
    level: mood === 'bad' ? 'error' : 'warning',
    ...placeOf(test, text, options),
    title: shownId(titles === '' ? test.testId : titles),
    message: [note, saidIn(text)].filter(Boolean).join('\n').slice(0, MESSAGE_LENGTH) || 'no reason given',
  }
}

/** What a test says of its failure, or a flaky one of its last; empty where it says nothing. Without colours. */
export function failureText(test: TestRecord): string {
  const failed = test.attempts.findLast(({ status }) => status === 'fail')
  const attachments = failed?.attachments ?? test.attachments
  const file = ['traceback', 'reason', 'diagnostics', 'Parser Error']
    .map(name => attachments.find(each => each.name === name))
    .find(each => each !== undefined)
  const text = file && attachmentText(file.bytes, file.mimeType)
  return stripVTControlCharacters(text ?? '').trimEnd()
}

/** The class and message of an error from its traceback; empty where there is neither. */
export function saidIn(traceback: string): string {
  const { type, message } = headlineOf(traceback)
  return type === undefined || message === '' ? message || (type ?? '') : `${type}: ${message}`
}

function placeOf(
  { testId }: TestRecord,
  text: string,
  { root, prefix = '' }: SourceOptions,
): Pick<Annotation, 'file' | 'line' | 'column'> {
  const { path } = locationOfId(testId)
  const { file = path, line, column } = locate(text, { path, root }) ?? {}
  return { file: file === undefined ? undefined : prefix + file, line, column }
}
