import { type Attachment, headlineOf } from '@subunit-js/stream'
import { attachmentText } from './attachment-text.ts'

/** One error of an attempt. */
export interface Problem {
  readonly message: string | undefined
  readonly type: string | undefined
  readonly text: string | undefined
  /** The names of the attachments that it was made of. */
  readonly sources: readonly string[]
}

/** What an attempt went wrong with: an entry for each traceback, at least one. */
export function problemsOf(attachments: readonly Attachment[]): [Problem, ...Problem[]] {
  const [first, ...others] = attachments
    .filter(({ name }) => /^traceback(?:-\d+)?$/.test(name))
    .map(attachment => problemOf(attachment, attachments))
  return [first ?? unexplained(attachments), ...others]
}

/** All problems of an attempt in one, for where there is room for one. */
export function joinedProblem(attachments: readonly Attachment[]): Problem {
  const problems = problemsOf(attachments)
  const texts = problems.map(({ text }) => text).filter(text => text !== undefined)
  return {
    ...problems[0],
    text: texts.length === 0 ? undefined : texts.join('\n\n'),
    sources: problems.flatMap(({ sources }) => sources),
  }
}

function problemOf(traceback: Attachment, attachments: readonly Attachment[]): Problem {
  const stack = attachmentText(traceback)
  const diffName = traceback.name.replace('traceback', 'diff')
  const diffFile = attachments.find(({ name }) => name === diffName)
  const diff = diffFile === undefined ? '' : attachmentText(diffFile).trimEnd()
  const text = diff === '' || stack.includes(diff) ? stack : `${stack}\n\n${diff}`
  const { message, type } = headlineOf(stack)
  const sources = diffFile === undefined ? [traceback.name] : [traceback.name, diffName]
  return { message: message || undefined, type, text: text || undefined, sources }
}

/** A failure without traceback may have a reason, as that of a lost test, or what a TAP script said. */
function unexplained(attachments: readonly Attachment[]): Problem {
  const named = ['reason', 'Parser Error', 'diagnostics'].map(name =>
    attachments.find(each => each.name === name),
  )
  const file = named.find(each => each !== undefined)
  const text = file === undefined ? undefined : attachmentText(file).trimEnd() || undefined
  const message = file?.name === 'diagnostics' ? undefined : text
  return { message, type: undefined, text, sources: file === undefined ? [] : [file.name] }
}
