import fc from 'fast-check'

/** Text of all kinds that XML can carry, without control sequences. */
const text = fc
  .array(
    fc.constantFrom(
      'a',
      'Error: b',
      ' ',
      '\n',
      '<',
      '&',
      ']]>',
      '"',
      'é',
      '😀',
      '    at f (/p/t/a.js:1:2)',
      '.',
      '/',
      ' > ',
      '=',
    ),
    {
      maxLength: 6,
    },
  )
  .map(parts => parts.join(''))

const name = text.map(each => each.trim() || 'name')
const seconds = fc.integer({ min: 0, max: 5_000_000_000 }).map(each => (each / 1e9).toFixed(9))
const timestamp = fc.integer({ min: 1, max: 2_000_000_000_000 }).map(each => new Date(each).toISOString())

/** An element with attributes, of which some may be missing, and children. */
function element(
  tag: string,
  attributes: Record<string, fc.Arbitrary<string>>,
  children: fc.Arbitrary<string> = fc.constant(''),
  required: string[] = [],
): fc.Arbitrary<string> {
  const record = fc.record(attributes, { requiredKeys: required })
  return fc.tuple(record, children).map(([given, inner]) => {
    const list = Object.entries(given).map(([key, value]) => ` ${key}="${escaped(value!)}"`)
    return `<${tag}${list.join('')}>${inner}</${tag}>`
  })
}

/** Texts of elements lose their indentation, so that what is compared has none. */
const content = text.map(each => escaped(each.trim()))
const output = fc
  .tuple(fc.option(text), fc.option(text))
  .map(([out, err]) => wrapped('system-out', out) + wrapped('system-err', err))
const type = fc.constantFrom('Error', 'a.b.AssertionError', 'x')

const verdict = (tag: string) => element(tag, { message: name, type }, content)
const attempt = (tag: string) =>
  element(
    tag,
    { message: name, type },
    fc.tuple(element('stackTrace', {}, content), output).map(each => each.join('')),
  )

const results = fc.oneof(
  { weight: 4, arbitrary: fc.constant('') },
  fc
    .array(fc.oneof(verdict('failure'), verdict('error')), { minLength: 1, maxLength: 3 })
    .map(each => each.join('')),
  verdict('skipped'),
  element('skipped', { message: name, type: fc.constantFrom('todo', 'xfail') }, content),
  fc
    .array(fc.oneof(attempt('flakyFailure'), attempt('flakyError')), { minLength: 1, maxLength: 3 })
    .map(each => each.join('')),
  fc
    .tuple(verdict('failure'), fc.array(attempt('rerunFailure'), { minLength: 1, maxLength: 3 }))
    .map(([first, more]) => first + more.join('')),
  fc.tuple(verdict('failure'), element('skipped', { type: fc.constant('todo') })).map(each => each.join('')),
)

const property = element('property', { name, value: text }, fc.constant(''), ['name', 'value'])
const properties = fc
  .array(property, { maxLength: 3 })
  .map(each => (each.length === 0 ? '' : `<properties>${each.join('')}</properties>`))

const testCase = element(
  'testcase',
  {
    name,
    classname: text,
    file: fc.constantFrom('t/a.js', 'b.test.ts'),
    line: fc.constant('7'),
    time: seconds,
    timestamp,
    status: fc.constant('run'),
  },
  fc.tuple(properties, results, output).map(each => each.join('')),
  ['name'],
)

const suiteAttributes = {
  name,
  file: fc.constantFrom('t/a.js', 'b.test.ts'),
  time: seconds,
  timestamp,
  hostname: name,
}
const cases = fc.array(testCase, { maxLength: 4 }).map(each => each.join(''))
const inner = element(
  'testsuite',
  suiteAttributes,
  fc.tuple(properties, cases, output).map(each => each.join('')),
  ['name'],
)
const suite = element(
  'testsuite',
  suiteAttributes,
  fc
    .tuple(
      properties,
      cases,
      fc.array(inner, { maxLength: 2 }).map(each => each.join('')),
      output,
    )
    .map(each => each.join('')),
  ['name'],
)

/** JUnit files with all that the dialects have. */
export const report: fc.Arbitrary<string> = element(
  'testsuites',
  { name, time: seconds },
  fc.array(suite, { maxLength: 3 }).map(each => each.join('')),
  ['name'],
)

function wrapped(tag: string, inner: string | null): string {
  return inner === null ? '' : `<${tag}>${escaped(inner)}</${tag}>`
}

function escaped(plain: string): string {
  return plain
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
}
