/** The rows of lines that are measured already, in a file: a run that is interrupted, or has no time left, goes on in the next. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { MeasuredLine } from './measure.ts'

/** Rows by the name of their line. */
export interface KeptRows {
  /** Null if the line has not been measured yet. */
  of(line: string): readonly MeasuredLine[] | null
  /** The rows of all lines, in the order in which they were kept. */
  all(): readonly MeasuredLine[]
  /** Keeps rows that were measured; those of a line that could not run are measured again next time. */
  keep(line: string, rows: readonly MeasuredLine[]): void
}

/** @param path a file of JSON lines, created if missing; undefined keeps nothing */
export function keptRows(path: string | undefined): KeptRows {
  const kept = new Map<string, readonly MeasuredLine[]>()
  if (path !== undefined && existsSync(path)) {
    for (const text of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
      const { line, rows } = JSON.parse(text) as { line: string; rows: readonly MeasuredLine[] }
      kept.set(line, rows)
    }
  }
  return {
    of: (line) => kept.get(line) ?? null,
    all: () => [...kept.values()].flat(),
    keep: (line, rows) => {
      if (path === undefined || rows.some(({ ok }) => ok === undefined)) return
      appendFileSync(path, `${JSON.stringify({ line, rows })}\n`)
    },
  }
}
