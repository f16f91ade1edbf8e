/** Port: the log. The adapter redacts secrets; still, never pass one. */
export type LogContext = Readonly<Record<string, unknown>>

/** The port for log lines, by level. */
export interface Log {
  debug(message: string, context?: LogContext): void
  info(message: string, context?: LogContext): void
  warn(message: string, context?: LogContext): void
  error(message: string, context?: LogContext): void
  /** A log whose lines have a topic, e.g. `scheduler` or `trades`. */
  topic(name: string): Log
}
