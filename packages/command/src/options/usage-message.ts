/** Puts commander's complaint into our form: without "error:", the suggestion on the same line. */
export function usageMessage(message: string, name: string): string {
  const plain = message.replace(/^error: /, '').replace(/\n\(D(.*)\)$/, '; d$1')
  return `${plain}\nTry "${name} --help" for how to use it.`
}
