import { setFlagsFromString } from 'node:v8'

let limited = false

/**
 * Lets V8's young generation grow no further. In a process that passes a long stream on, some objects always
 * survive for a while, which V8 takes as a reason to double it again and again, to three times 32 MiB. That
 * saves no time there. To be called once it has grown a little: a tiny one costs a lot of time.
 */
export function limitYoungGeneration(): void {
  if (limited) return
  limited = true
  setFlagsFromString('--semi-space-growth-factor=1')
}
