export { PythonTapReader } from './python/python-tap-reader.ts'
export type { ScriptEnding } from './script/verdict.ts'
export { TapReader, type TapReaderOptions } from './tap-reader.ts'
export { type TapWriterOptions, writeTap } from './write/tap-writer.ts'
