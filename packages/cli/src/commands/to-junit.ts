import {
  type CommandDefinition,
  CommandError,
  choice,
  defineCommand,
  ExitStatus,
  Input,
  Output,
  value,
  values,
} from '@subunit-js/command'
import { JUnitError, JUnitWriter, type JUnitWriterOptions } from '@subunit-js/junit'
import { placeAttachments } from '../junit/place-attachments.ts'
import { writeDocument, writeDocuments } from '../junit/write-documents.ts'
import { outputTo } from '../stream/options.ts'
import { readEvents } from '../stream/read-events.ts'

export const toJunit: CommandDefinition = defineCommand({
  about:
    'Converts a subunit stream to JUnit XML: a suite for each file, retried attempts as flaky or rerun ones, ' +
    'lost tests and failed hooks as errors. The status is 0 whatever the tests did.',
  operands: '[file]',
  options: {
    dialect: choice(
      '--dialect <name>',
      ['wide', 'jenkins', 'surefire', 'gitlab'],
      'wide',
      'for whom: "wide" (default) says all that any reader makes use of, "jenkins" passes the schema of its xUnit ' +
        'plugin, "surefire" is a file for each suite, "gitlab" what GitLab shows',
    ),
    outputTo: outputTo('the report'),
    outputDir: value('--output-dir <folder>', 'write a file for each suite into this folder instead'),
    attachments: value(
      '--attachments <folder>',
      'write attachments below this folder and name them in the report, as GitLab and Jenkins show them',
    ),
    console: choice(
      '--console <which>',
      ['all', 'failed', 'none'],
      'all',
      'of which tests to keep what they printed: "all" (default), "failed" or "none"',
    ),
    name: value('--name <text>', 'the name of the whole report'),
    suiteName: value('--suite-name-template <text>', 'how suites are called; default "{filepath}"'),
    className: value('--class-name-template <text>', 'how classes are called; default "{module}"'),
    title: value(
      '--title-template <text>',
      'how tests are called; default "{name}". There are {filepath}, {filename}, {basename}, {module}, ' +
        '{displayName}, {classname}, {title} and {name}',
    ),
    filePrefix: value('--file-path-prefix <text>', 'put this before each path of a file'),
    properties: values('--property <name=value>', 'a property of every suite', propertyOf),
    hostname: value('--hostname <name>', 'the host that every suite names'),
  },
  examples: [
    { line: 'subunit to-junit run.subunit > junit.xml', effect: 'convert a stored run' },
    {
      line: 'subunit to-junit --dialect gitlab --attachments test-files run.subunit > junit.xml',
      effect: 'a report and its screenshots for GitLab',
    },
    {
      line: 'subunit to-junit --dialect surefire --output-dir reports run.subunit',
      effect: 'a file for each suite',
    },
  ],

  async run({ options, operands }) {
    const { dialect, outputDir, outputTo } = options
    if (dialect === 'surefire' && outputDir === undefined) {
      throw new CommandError(
        'usage',
        'the surefire dialect has a file for each suite: name a folder by --output-dir',
      )
    }
    if (outputDir !== undefined && outputTo !== undefined) {
      throw new CommandError('usage', 'give either --output-to or --output-dir, not both')
    }
    const writer = newWriter({
      dialect,
      name: options.name,
      names: namesOf(options),
      filePathPrefix: options.filePrefix,
      properties: Object.fromEntries(options.properties),
      hostname: options.hostname,
      output: options.console,
      split: outputDir !== undefined,
      placeAttachment: options.attachments === undefined ? undefined : placeAttachments(options.attachments),
    })
    const input = new Input(operands[0])
    const output = outputDir === undefined ? new Output(outputTo, [input.stats]) : undefined
    await readEvents(input, writer, () => {})

    if (output === undefined) writeDocuments(writer.documents(), outputDir!)
    else for (const document of writer.documents()) writeDocument(document, output)
    return ExitStatus.success
  },
})

function newWriter(options: JUnitWriterOptions): JUnitWriter {
  try {
    return new JUnitWriter(options)
  } catch (error) {
    if (!(error instanceof JUnitError)) throw error
    throw new CommandError('usage', error.message, { cause: error })
  }
}

interface Templates {
  readonly suiteName: string | undefined
  readonly className: string | undefined
  readonly title: string | undefined
}

function namesOf({ suiteName, className, title }: Templates): JUnitWriterOptions['names'] {
  const given = suiteName !== undefined || className !== undefined || title !== undefined
  return given ? { suiteName, className, name: title } : undefined
}

function propertyOf(text: string): [string, string] {
  const equals = text.indexOf('=')
  if (equals > 0) return [text.slice(0, equals), text.slice(equals + 1)]
  throw new CommandError(
    'usage',
    `--property takes a name and a value, such as "browser=firefox", not "${text}"`,
  )
}
