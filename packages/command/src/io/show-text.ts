import { ExitStatus } from '../exit-status.ts'
import { Output } from './output.ts'

/** Prints a text that was asked for, such as a help. */
export function showText(text: string): ExitStatus {
  const output = new Output()
  output.write(text)
  output.close()
  return ExitStatus.success
}
