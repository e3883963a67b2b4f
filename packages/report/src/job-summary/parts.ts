import type { TestRecord } from '@subunit-js/stream'
import { type Annotation, failureText, saidIn } from '../ci/annotation.ts'
import { shownId } from '../test/shown-id.ts'
import { spoken } from '../words.ts'
import { codeBlock, folded, plainText } from './markdown.ts'

/** Where people can read a file, at a line if there is one. */
export type AddressOf = (file: string, line: number | undefined) => string

/** A longer text leaves no room for other failures. */
const TEXT_LENGTH = 20_000
const CELL_LENGTH = 200

/** A failed test to unfold: its id, below it what it says and where. */
export function failureBlock(test: TestRecord, annotation: Annotation, addressOf?: AddressOf): string {
  const text = failureText(test) || annotation.message
  const cut = text.length > TEXT_LENGTH ? `${text.slice(0, TEXT_LENGTH)}\n...` : text
  const place = placeLine(annotation, addressOf)
  return folded(plainText(shownId(test.testId)), (place === '' ? '' : `${place}\n\n`) + codeBlock(cut))
}

/** The cells of a flaky test: id, attempt, and what the last failed attempt said. */
export function flakyRow(test: TestRecord, annotation: Annotation, addressOf?: AddressOf): string[] {
  const place = placeLine(annotation, addressOf)
  const id = plainText(shownId(test.testId))
  return [
    place === '' ? id : `${id}<br>${place}`,
    String(test.attempts.at(-1)?.number),
    plainText(saidIn(failureText(test)).slice(0, CELL_LENGTH)),
  ]
}

export function slowRow(testId: string, milliseconds: number): string[] {
  return [plainText(shownId(testId)), spoken(milliseconds)]
}

function placeLine({ file, line }: Annotation, addressOf: AddressOf | undefined): string {
  if (file === undefined || line === undefined) return ''
  const place = plainText(`${file}:${line}`)
  return addressOf === undefined ? place : `[${place}](${addressOf(file, line)})`
}
