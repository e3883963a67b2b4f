// Makes a fresh checkout ready: dependencies, the Python peers that tests compare with, and the build.
// Plain JavaScript, because it is run by whatever Node the machine has, before ours is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)

once('dependencies', 'node_modules', ['package-lock.json', 'package.json'], () => run('npm', ['ci']))
once('Python peers', '.peers', ['tools/peers.txt'], () => virtualEnvironment('.peers', 'tools/peers.txt'))
// Debian and others still ship this line, which differs in how it writes load lists. It needs setuptools,
// which newer Pythons no longer give to a virtual environment by themselves.
once('older Python testr', '.peers/testr-0.0.20', ['tools/peers-testr-0.0.20.txt'], () =>
  virtualEnvironment('.peers/testr-0.0.20', 'tools/peers-testr-0.0.20.txt'),
)
once('other versions to test with', 'test/versions/node_modules', ['test/versions/package-lock.json'], () =>
  run('npm', ['ci', '--prefix', 'test/versions']),
)
run('npm', ['run', '--silent', 'build'])

/** Runs `install` unless `folder` was made from the same `inputs` before. */
function once(what, folder, inputs, install) {
  const stamp = `${folder}/.made-from`
  const hash = createHash('sha256')
  for (const input of inputs) hash.update(readFileSync(input))
  const wanted = hash.digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log(`Installing the ${what} ...`)
  install()
  mkdirSync(folder, { recursive: true })
  writeFileSync(stamp, wanted)
}

function virtualEnvironment(folder, requirements) {
  rmSync(folder, { recursive: true, force: true })
  run('python3', ['-m', 'venv', folder])
  run(`${folder}/bin/python`, ['-m', 'pip', 'install', '--quiet', '--requirement', requirements])
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' })
  if (error !== undefined) fail(`"${command}" could not be started: ${error.message}`)
  if (status !== 0) fail(`"${[command, ...args].join(' ')}" ended with status ${status}`)
}

function fail(message) {
  console.error(`Setting up the repository failed: ${message}.`)
  process.exit(1)
}
