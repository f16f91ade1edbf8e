/** Formats output: tables, instants, durations, colours. */

import { styleText } from 'node:util'
import { harmlessLine, harmlessLines } from '../../../shared/clean-text.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { ProcessEnvironment } from '../../core/ports/process-environment.ts'

const COLOURS = ['red', 'yellow', 'green', 'blue', 'dim', 'bold'] as const

/** The colours and weights that commands use on a terminal. */
export type Colour = (typeof COLOURS)[number]

/** Gives a text a colour, or returns it unchanged if the output has none. */
export type Paint = (colour: Colour, text: string) => string

/**
 * Returns colours for a terminal, plain text elsewhere, under NO_COLOR and for a terminal that has none. They become visible in
 * `printable`.
 */
export function paintFor(terminal: boolean, env: ProcessEnvironment): Paint {
  const plain = !terminal || env.TERM === 'dumb' || (env.NO_COLOR !== undefined && env.NO_COLOR !== '')
  return plain ? (_colour, text) => text : (colour, text) => `${MARKS[COLOURS.indexOf(colour)]}${text}${END}`
}

/**
 * Returns what a terminal may get: control characters written as text, then our own marks replaced by colours. Text from
 * outside could contain a mark, but never a sequence of its own.
 */
export const printable = (text: string): string =>
  harmlessLines(text).replace(PAINTED, (_, mark: string, inner: string) => {
    const colour = COLOURS[(MARKS as readonly string[]).indexOf(mark)]
    return colour === undefined ? inner : styleText(colour, inner, { validateStream: false })
  })

/** Noncharacters of Unicode, free for internal use: each begins a colour, the last one ends it. */
const MARKS = ['\uFDD0', '\uFDD1', '\uFDD2', '\uFDD3', '\uFDD4', '\uFDD5'] as const
const END = '\uFDD6'
const PAINTED = /([\uFDD0-\uFDD5])([^\uFDD0-\uFDD6]*)\uFDD6/g
const MARKED = /[\uFDD0-\uFDD6]/g

/** Pads columns to their widest cell. Marks of colours do not count. A cell is one line, so that none looks like a row. */
export function table(headings: readonly string[], cells: readonly (readonly string[])[]): string {
  const rows = cells.map((row) => row.map(harmlessLine))
  const widths = headings.map((heading, column) =>
    Math.max(...[headings, ...rows].map((row) => width(row[column] ?? heading))),
  )
  return [headings, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell))))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Widest sentence in a column that others follow: a longer one would make every row as wide. */
const WIDEST = 60

/** Returns a sentence as a cell of a table; its rest is left out. */
export const sentenceCell = (text: string): string =>
  text.length > WIDEST ? `${text.slice(0, WIDEST - 1).trimEnd()}…` : text

/** Returns `name: value` lines with aligned values. Further lines of a value stand below it, so that none looks like a name. */
export function pairs(entries: readonly (readonly [string, string])[]): string {
  const widest = Math.max(0, ...entries.map(([name]) => width(name)))
  const below = `\n${' '.repeat(widest + 2)}`
  return entries
    .map(([name, value]) => `${name}${' '.repeat(widest - width(name))}  ${value.replaceAll('\n', below)}`)
    .join('\n')
}

/** Returns a number with exactly this many decimals, in the reader's format. A value rounded to zero has no sign. */
export function fixed(value: number, digits: number, language: Language): string {
  return value.toLocaleString(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'negative',
  })
}

/** Returns an amount in the reader's format, with at most four decimals. A value rounded to zero has no sign. */
export const number = (value: number, language: Language): string =>
  value.toLocaleString(language, { maximumFractionDigits: 4, signDisplay: 'negative' })

/** Returns an amount as the reader would type it: no separators of thousands. */
export const typed = (value: number, language: Language): string =>
  value.toLocaleString(language, { maximumFractionDigits: 4, useGrouping: false })

/** Returns a calendar day such as `2026-12-09` in the reader's form; a dash if there is none. */
export const day = (iso: string | null, language: Language): string =>
  iso === null
    ? '-'
    : new Date(`${iso}T12:00:00Z`).toLocaleDateString(language, { dateStyle: 'short', timeZone: 'UTC' })

/** Returns a month such as `2026-11` in the reader's form. */
export const month = (iso: string, language: Language): string =>
  new Date(`${iso}-15T12:00:00Z`).toLocaleDateString(language, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })

/** Returns an instant in the reader's zone, which is named, and language; a dash if there is none. */
export function instant(iso: string | null, language: Language): string {
  if (iso === null) return '-'
  return new Date(iso).toLocaleString(language, { dateStyle: 'short', timeStyle: 'long' })
}

/** Returns a duration with its unit: `840 ms`, `12.3 s`, `4 min`, `2 h 05`. */
export function duration(ms: number | null, language: Language): string {
  if (ms === null) return '-'
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 120_000) return `${(ms / 1000).toLocaleString(language, { maximumFractionDigits: 1 })} s`
  const minutes = Math.round(ms / 60_000)
  if (minutes < 120) return `${minutes} min`
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`
}

const width = (text: string) => text.replace(MARKED, '').length
