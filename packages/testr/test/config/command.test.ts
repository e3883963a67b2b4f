import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  defaultIds,
  disposeCommand,
  listCommand,
  provisionCommand,
  runCommand,
  type ShellCommand,
} from '../../src/config/command.ts'
import { readTestrConf, type TestrConf } from '../../src/config/testr-conf.ts'

function conf(...keys: string[]): TestrConf {
  return readTestrConf(`[DEFAULT]\n${keys.join('\n')}\n`, '.testr.conf')
}

/** The words that `args` of a template's command really receives from a shell. */
function received(command: ShellCommand): string[] {
  const script = `args() { for word; do printf '%s\\0' "$word"; done; }\n${command.script}`
  const env = { ...process.env, ...command.variables, HOME: '/home/user' }
  const { stdout, stderr } = spawnSync('sh', ['-c', script, 'testr', ...command.parameters], {
    env,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  return stdout.split('\0').slice(0, -1)
}

function refusal(action: () => unknown): string {
  try {
    action()
    return 'accepted'
  } catch (error) {
    return (error as Error).message
  }
}

const PLAIN = ['test_id_option=--load-list $IDFILE', 'test_list_option=--list']
const EVIL = ['a b', "it's", '"$(touch x)"', '`id`', '$HOME', '; rm -rf .', '*', '-n', '\\', '\t', '日本語']

describe('listCommand', () => {
  test('puts the list option in place and takes ids away', () => {
    const command = listCommand(
      conf('test_command=args $LISTOPT $IDOPTION x$IDFILE $IDLIST', 'test_id_list_default=a b', ...PLAIN),
    )
    expect(command).toStrictEqual({ script: 'args --list  x a b', parameters: [], variables: {} })
  })

  test('is refused without a way to list', () => {
    const messages = [conf('test_command=args'), conf('test_command=args $LISTOPT'), conf('other=1')].map(
      each => refusal(() => listCommand(each)),
    )
    expect(messages).toMatchInlineSnapshot(`
      [
        ".testr.conf: the tests cannot be listed, since "test_command" has no "$LISTOPT".",
        ".testr.conf: the key "test_list_option", which "test_command" uses, is missing.",
        ".testr.conf: the key "test_command" is missing.",
      ]
    `)
  })
})

describe('runCommand', () => {
  const plain = conf('test_command=args $LISTOPT $IDOPTION', ...PLAIN)

  test('runs everything without ids', () => {
    expect(received(runCommand(plain))).toStrictEqual([])
  })

  test('hands over the list file as one word, whatever its path', () => {
    const command = runCommand(plain, { ids: ['a'], idFile: '/tmp/a b"$HOME' })
    expect(received(command)).toStrictEqual(['--load-list', '/tmp/a b"$HOME'])
  })

  test('adds arguments as they are, one word each', () => {
    expect(received(runCommand(plain, { args: ['a b', '$HOME', '$IDFILE', '', "'"] }))).toStrictEqual([
      ...['a b', '$HOME', '$IDFILE', '', "'"],
    ])
  })

  test('hands over ids that no shell interprets', () => {
    const list = conf('test_command=args $IDOPTION end', 'test_id_option=--tests=$IDLIST')
    expect(received(runCommand(list, { ids: EVIL }))).toStrictEqual([
      `--tests=${EVIL[0]}`,
      ...EVIL.slice(1),
      'end',
    ])
  })

  test('hands over any ids at any bare place', () => {
    const templates = [
      'args $IDLIST',
      `args \${IDLIST}`,
      "true; args \\$IDLIST # $IDLIST it's",
      'args $(true "\'")$IDLIST',
    ]
    const id = fc
      .string({ minLength: 1, unit: 'binary' })
      .filter(text => text.isWellFormed() && !text.includes('\0'))
    fc.assert(
      fc.property(fc.constantFrom(...templates), fc.array(id, { minLength: 1 }), (template, ids) => {
        const command = runCommand({ ...conf(), testCommand: template }, { ids })
        expect(received(command)).toStrictEqual(ids)
      }),
      { numRuns: 60 },
    )
  })

  test('keeps the quotes around a variable what they are', () => {
    const forms = [
      'args "$IDFILE"',
      'args "x $IDFILE y"',
      "args 'x '$IDFILE",
      'args "$(printf %s $IDFILE)"',
      'args "`printf %s $IDFILE`"',
      "args '$IDFILE'",
      `args \${UNSET:-$IDFILE}`,
      `args "\${UNSET:-$IDFILE}"`,
      'args "it\'s" $IDFILE',
      "args # it's $IDFILE\nargs $IDFILE",
    ]
    expect(
      forms.map(template =>
        received(runCommand({ ...conf(), testCommand: template }, { ids: [], idFile: '/t/a  b' })),
      ),
    ).toStrictEqual([
      ['/t/a  b'],
      ['x /t/a  b y'],
      ['x /t/a  b'],
      ['/t/a  b'],
      ['/t/a  b'],
      ['/t/a  b'],
      ['/t/a  b'],
      ['/t/a  b'],
      ["it's", '/t/a  b'],
      ['/t/a  b'],
    ])
  })

  test('refuses ids that a further shell would interpret, and only those', () => {
    const outcomes = [
      'sh -c "args $IDLIST"',
      "sh -c 'args $IDLIST'",
      'eval args $IDLIST',
      'ssh host args $IDLIST',
      'args "$(args $IDLIST)"',
    ].map(template => {
      const list = { ...conf(), testCommand: template }
      return [
        refusal(() => runCommand(list, { ids: ['a.b', 'a > b'] })),
        refusal(() => runCommand(list, { ids: ['a.b', 'c/d'] })),
      ]
    })
    expect(outcomes).toMatchInlineSnapshot(`
      [
        [
          ".testr.conf: the command hands "$IDLIST" to a further shell, which would interpret the test id "a > b"; use "$IDFILE".",
          "accepted",
        ],
        [
          ".testr.conf: the command hands "$IDLIST" to a further shell, which would interpret the test id "a > b"; use "$IDFILE".",
          "accepted",
        ],
        [
          ".testr.conf: the command hands "$IDLIST" to a further shell, which would interpret the test id "a > b"; use "$IDFILE".",
          "accepted",
        ],
        [
          ".testr.conf: the command hands "$IDLIST" to a further shell, which would interpret the test id "a > b"; use "$IDFILE".",
          "accepted",
        ],
        [
          "accepted",
          "accepted",
        ],
      ]
    `)
    expect(
      received(runCommand({ ...conf(), testCommand: 'args "$IDLIST"' }, { ids: ['a', 'b'] })),
    ).toStrictEqual(['a b'])
  })

  test('wraps the command for an environment', () => {
    const wrapped = conf(
      'test_command=backend $IDOPTION',
      ...PLAIN,
      'instance_execute=args $INSTANCE_ID $FILES -- $COMMAND',
    )
    const ids = ['a > b']
    expect(received(runCommand(wrapped, { ids, idFile: '/t/x y', instance: 'i 1' }))).toStrictEqual([
      ...['i 1', '/t/x y', '--', 'backend', '--load-list', '/t/x y'],
    ])
    expect(received(runCommand(wrapped, { instance: 'i1' }))).toStrictEqual(['i1', '--', 'backend'])
    expect(runCommand(wrapped, { ids, idFile: '/t/x' }).script).toBe('backend --load-list "$TESTR_IDFILE"')
    const list = { ...wrapped, testCommand: 'backend $IDLIST' }
    expect(refusal(() => runCommand(list, { ids, instance: 'i1' }))).toMatchInlineSnapshot(
      `".testr.conf: the command hands "$IDLIST" to a further shell, which would interpret the test id "a > b"; use "$IDFILE"."`,
    )
  })

  test('needs the options that it uses', () => {
    const messages = ['args $IDOPTION', 'args $LISTOPT'].map(template =>
      refusal(() => runCommand(conf(`test_command=${template}`))),
    )
    expect(messages).toMatchInlineSnapshot(`
      [
        ".testr.conf: the key "test_id_option" is missing.",
        ".testr.conf: the key "test_list_option", which "test_command" uses, is missing.",
      ]
    `)
  })
})

test('defaultIds are the words of test_id_list_default', () => {
  expect(
    [conf('test_id_list_default=a b\n  c'), conf('test_id_list_default='), conf()].map(defaultIds),
  ).toEqual([['a', 'b', 'c'], undefined, undefined])
})

test('provisioning and disposal say how many and which', () => {
  const both = conf(
    'instance_provision=args $INSTANCE_COUNT',
    'instance_dispose=args $INSTANCE_IDS "$INSTANCE_IDS"',
  )
  expect(received(provisionCommand(both, 3)!)).toStrictEqual(['3'])
  expect(received(disposeCommand(both, ['b', 'a'])!)).toStrictEqual(['a', 'b', 'a b'])
  expect([provisionCommand(conf(), 1), disposeCommand(conf(), ['a'])]).toStrictEqual([undefined, undefined])
})

test('readTestrConf reads every key and names those it does not know', () => {
  const text = `[DEFAULT]
base = node ./x.js
test_command = %(base)s $LISTOPT $IDOPTION
test_id_option = --load-list $IDFILE
test_list_option = --list
test_id_list_default = a
test_run_concurrency = nproc
filter_tags = one two
group_regex = (x+)y
instance_provision = p
instance_execute = e
instance_dispose = d
test_comand = mistyped
[other]
test_command = not this
`
  expect(readTestrConf(text, 'x/.testr.conf')).toStrictEqual({
    file: 'x/.testr.conf',
    testCommand: 'node ./x.js $LISTOPT $IDOPTION',
    testIdOption: '--load-list $IDFILE',
    testListOption: '--list',
    testIdListDefault: 'a',
    testRunConcurrency: 'nproc',
    filterTags: ['one', 'two'],
    groupRegex: /(x+)y/v,
    instanceProvision: 'p',
    instanceExecute: 'e',
    instanceDispose: 'd',
    unknownKeys: [{ key: 'test_comand', line: 13 }],
  })
})

test('a group_regex that is none is refused with its line', () => {
  expect(refusal(() => conf('', 'group_regex=('))).toMatchInlineSnapshot(
    `".testr.conf:3: in "group_regex", the pattern "(" is no good: unterminated group."`,
  )
})
