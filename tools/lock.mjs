// Usage: node tools/lock.mjs [FOLDER]
// Writes a folder's package-lock.json anew, from package.json alone, so that `npm ci` accepts it on every platform and
// with every registry: no entry names a registry's address, and platform packages that the registry at hand
// does not carry are entered by their name, which is all that other platforms need in order to skip them.
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'

const SYSTEMS = {
  android: 'android',
  darwin: 'darwin',
  win32: 'win32',
  windows: 'win32',
  freebsd: 'freebsd',
  openharmony: 'openharmony',
  linux: 'linux',
  wasi: 'wasi',
}
const PROCESSORS = {
  x64: 'x64',
  64: 'x64',
  arm64: 'arm64',
  arm: 'arm',
  ia32: 'ia32',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  loong64: 'loong64',
  wasm32: 'wasm32',
}

process.chdir(process.argv[2] ?? '.')
const LOCK = 'package-lock.json'
rmSync(LOCK, { force: true })
// Installed packages, which are those of one platform, would otherwise count as all there are.
rmSync('node_modules', { recursive: true, force: true })
const { status } = spawnSync('npm', ['install', '--package-lock-only'], { stdio: 'inherit' })
if (status !== 0) process.exit(1)

const lock = JSON.parse(readFileSync(LOCK, 'utf8'))
for (const [path, entry] of Object.entries(lock.packages)) {
  if (entry.resolved?.includes('://')) delete entry.resolved
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (!isLocked(path, name)) lock.packages[`node_modules/${name}`] = platformPackage(name, range)
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`)

function isLocked(dependent, name) {
  for (let path = dependent; ; path = path.slice(0, path.lastIndexOf('node_modules/')).replace(/\/$/, '')) {
    if (`${path === '' ? '' : `${path}/`}node_modules/${name}` in lock.packages) return true
    if (!path.includes('node_modules/')) return `node_modules/${name}` in lock.packages
  }
}

function platformPackage(name, range) {
  const words = name.split(/[/-]/)
  const system = words.map(word => SYSTEMS[word]).find(Boolean)
  const processor = words.map(word => PROCESSORS[word]).find(Boolean)
  if (system === undefined && processor === undefined) {
    throw new Error(`The registry lacks "${name}" and its name tells no platform. Add its entry by hand.`)
  }
  return {
    version: range.replace(/^[^0-9]*/, ''),
    ...(processor && { cpu: [processor] }),
    dev: true,
    ...(name.includes('musl') && { libc: ['musl'] }),
    license: 'MIT',
    optional: true,
    ...(system && system !== 'wasi' && { os: [system] }),
  }
}
