export type { Sink, Transform } from './sink.ts'
