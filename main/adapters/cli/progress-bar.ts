/** One line at the bottom of a terminal that shows the progress of an operation. */
import { harmlessLine } from '../../../shared/clean-text.ts'
import type { Output } from './cli-environment.ts'

/** A bar on standard error; `fraction` is 0 to 1, or null while the total is unknown. */
export interface ProgressBar {
  show(fraction: number | null, label: string): void
  clear(): void
}

const WIDTH = 24

/** Draws nothing if the output is not a terminal. */
export function createProgressBar(output: Output): ProgressBar {
  let drawn = ''

  function clear(): void {
    if (drawn !== '') output.write('\r\u001b[K')
    drawn = ''
  }

  function show(fraction: number | null, label: string): void {
    if (output.isTTY !== true) return
    const line = `${gauge(fraction)} ${harmlessLine(label)}`
    if (line === drawn) return
    clear()
    output.write(line)
    drawn = line
  }

  return { show, clear }
}

function gauge(fraction: number | null): string {
  if (fraction === null) return '...'
  const full = Math.round(Math.min(1, Math.max(0, fraction)) * WIDTH)
  return `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${String(Math.round(fraction * 100)).padStart(3)} %`
}
