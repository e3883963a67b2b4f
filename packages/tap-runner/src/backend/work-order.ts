/** What the command tells the process that it starts. */
export interface WorkOrder {
  /** Absolute paths of the scripts. */
  readonly files: readonly string[]
  readonly interpreter: readonly string[] | undefined
  readonly jobs: number
  /** Whether the script gets the terminal as its standard input. */
  readonly debug: boolean
}

export function writeOrder(order: WorkOrder): string {
  return JSON.stringify(order)
}

export function readOrder(text: string): WorkOrder {
  return JSON.parse(text)
}
