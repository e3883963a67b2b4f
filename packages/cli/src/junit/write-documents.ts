import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Output } from '@subunit-js/command'
import type { JUnitDocument } from '@subunit-js/junit'
import { writing } from '../stream/unwritable.ts'

/** Writes each document to a file of its name in `folder`, which is made if it is not there. */
export function writeDocuments(documents: Iterable<JUnitDocument>, folder: string): void {
  writing(folder, () => mkdirSync(folder, { recursive: true }))
  for (const document of documents) writeDocument(document, new Output(join(folder, document.fileName)))
}

export function writeDocument(document: JUnitDocument, output: Output): void {
  for (const piece of document.pieces) output.write(piece)
  output.close()
}
