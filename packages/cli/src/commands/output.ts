import {
  type CommandDefinition,
  CommandError,
  defineCommand,
  ExitStatus,
  Input,
  Output,
  value,
  values,
} from '@subunit-js/command'
import { type EventFields, type Status, testEvent } from '@subunit-js/protocol'
import { type Sink, timestampFromMilliseconds } from '@subunit-js/stream'
import { outputTo } from '../stream/options.ts'
import { splitPieces } from '../stream/pieces.ts'
import { writeEvents } from '../stream/write-events.ts'

/** As much of an attachment as the reference puts into one packet. */
const PIECE_BYTES = 3_670_016

/** All statuses as options. Each collects, so that two of one kind are found out too. */
const STATUS_OPTIONS = {
  exists: values('--exists <test-id>', 'announce this test'),
  inprogress: values('--inprogress <test-id>', 'report that this test has begun'),
  success: values('--success <test-id>', 'report that this test passed'),
  uxsuccess: values('--uxsuccess <test-id>', 'report that this test passed, contrary to expectation'),
  skip: values('--skip <test-id>', 'report that this test was skipped'),
  fail: values('--fail <test-id>', 'report that this test failed'),
  xfail: values('--xfail <test-id>', 'report that this test failed as expected'),
}

export const output: CommandDefinition = defineCommand({
  about:
    'Writes one event of a subunit stream, for shell scripts: the status of a test, a file that belongs to a ' +
    'test or to the run, or both at once. The event bears the current time.',
  options: {
    ...STATUS_OPTIONS,
    attachFile: value('--attach-file <file>', 'attach this file, or with - standard input'),
    fileName: value('--file-name <name>', 'call the attachment so; default: the file as typed, or stdin'),
    mimetype: value('--mimetype <type>', 'say of which MIME type the attachment is'),
    tag: values('--tag <tag>', 'give the event this tag; may be given many times'),
    outputTo: outputTo('the event'),
  },
  examples: [
    { line: 'subunit output --inprogress deploy > run.subunit', effect: 'begin a test' },
    {
      line: 'subunit output --fail deploy --attach-file deploy.log --mimetype text/plain >> run.subunit',
      effect: 'end it, with a log',
    },
    {
      line: 'dmesg | subunit output --attach-file - --file-name dmesg >> run.subunit',
      effect: 'attach something to the run',
    },
  ],

  async run({ options }) {
    const { status, testId } = outcomeOf(options)
    const { attachFile, fileName, mimetype, tag } = options
    if (attachFile === undefined && mimetype !== undefined) throw needsFile('--mimetype')
    if (attachFile === undefined && fileName !== undefined) throw needsFile('--file-name')

    const input = attachFile === undefined ? undefined : new Input(attachFile)
    const output = new Output(options.outputTo, input === undefined ? [] : [input.stats])
    const events = writeEvents(output)
    const fields = {
      testId,
      tags: tag.length === 0 ? undefined : [...new Set(tag)],
      timestamp: timestampFromMilliseconds(performance.timeOrigin + performance.now()),
    }
    if (input === undefined) {
      events.event(testEvent({ ...fields, status }))
    } else {
      const name = fileName ?? (attachFile === '-' ? 'stdin' : attachFile)
      await attach(input, { ...fields, fileName: name, mimeType: mimetype }, status, events)
    }
    events.flush()
    output.close()
    return ExitStatus.success
  },
})

function outcomeOf(
  options: Readonly<Record<Status, readonly string[]>>,
): Pick<EventFields, 'status' | 'testId'> {
  const outcomes = (Object.keys(STATUS_OPTIONS) as Status[]).flatMap(status =>
    options[status].map(testId => ({ status, testId })),
  )
  if (outcomes.length <= 1) return outcomes[0] ?? {}
  const given = outcomes.map(({ status }) => `--${status}`).join(' and ')
  throw new CommandError('usage', `only one status can be reported at once, not ${given}`)
}

function needsFile(option: string): CommandError {
  return new CommandError('usage', `${option} says something about an attachment, so it needs --attach-file`)
}

/**
 * Writes a file in pieces. Time, tags and MIME type are on the first, and so is an in-progress status; a final
 * one is on the last, since nothing may follow it.
 */
async function attach(
  input: Input,
  first: EventFields,
  status: Status | undefined,
  events: Sink,
): Promise<void> {
  const { testId, fileName } = first
  let next: EventFields = status === 'inprogress' ? { ...first, status } : first
  const pieces = splitPieces(PIECE_BYTES, (fileBytes, last) => {
    const end = last && status !== 'inprogress' ? { status } : {}
    events.event(testEvent({ ...next, ...end, fileBytes, eof: last }))
    next = { testId, fileName }
  })
  await input.read(chunk => pieces.write(chunk))
  pieces.end()
}
