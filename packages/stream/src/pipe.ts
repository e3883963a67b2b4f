import type { Sink, Transform } from './sink.ts'

/** Puts transforms in front of a sink in the order in which events pass them: `pipe(first, second, sink)`. */
export function pipe(...steps: [...transforms: Transform[], sink: Sink]): Sink {
  const sink = steps.at(-1) as Sink
  const transforms = steps.slice(0, -1) as Transform[]
  return transforms.reduceRight((next, transform) => transform(next), sink)
}

/** Joins transforms into one, in the order in which events pass them. */
export function compose(...transforms: Transform[]): Transform {
  return next => pipe(...transforms, next)
}
