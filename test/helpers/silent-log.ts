/** A log that prints nothing and records everything. */
import type { Log, LogContext } from '../../main/core/ports/log.ts'

export interface Remembered {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  readonly topic: string
  readonly message: string
  readonly context: LogContext
}

export function silentLog(): Log & { readonly lines: readonly Remembered[] } {
  const lines: Remembered[] = []
  const at = (topic: string): Log => {
    const write =
      (level: Remembered['level']) =>
      (message: string, context: LogContext = {}) => {
        lines.push({ level, topic, message, context })
      }
    return {
      debug: write('debug'),
      info: write('info'),
      warn: write('warn'),
      error: write('error'),
      topic: at,
    }
  }
  return { ...at(''), lines }
}
