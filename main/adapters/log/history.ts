/** The log beyond what is in memory: its files, newest line first. */
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LogLine } from '../../../shared/contract/system.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import type { LogQuery, LogReader } from '../../core/services/system.ts'
import { parseLine } from './line.ts'
import { ARCHIVED, currentFile } from './rotation.ts'
import { isWanted } from './wanted.ts'

/** Lines that one call looks through; the page then ends early, and its cursor continues. */
const LOOKED_AT_MOST = 200_000

/** A place in the log that stays true when files are renamed: the lines of an instant that were passed. */
export interface LogPlace {
  readonly at: string
  readonly passed: number
}

/** Returns `@2026-11-22T15:20:00+01:00@3`. */
export const cursorAt = ({ at, passed }: LogPlace) => `@${at}@${passed}`

/** Returns the place in a cursor; null if it is one of the memory. @throws VigieError invalid_input */
export function placeOf(cursor: string): LogPlace | null {
  if (/^\d{1,15}$/.test(cursor)) return null
  const [, at, passed] = /^@(\S+)@(\d{1,9})$/.exec(cursor) ?? []
  if (at === undefined || Number.isNaN(Date.parse(at))) throw unusable('cursor', 'not_a_cursor')
  return { at, passed: Number(passed) }
}

/** The files, newest first: the current one, then those of past days with their parts. */
async function filesOf(folder: string): Promise<string[]> {
  const archived = (await readdir(folder)).flatMap((name) => {
    const [, day, part] = ARCHIVED.exec(name) ?? []
    return day === undefined ? [] : [{ name, day, part: part === undefined ? 1 : Number(part.slice(1)) }]
  })
  archived.sort((a, b) => b.day.localeCompare(a.day) || b.part - a.part)
  const current = existsSync(currentFile(folder)) ? [currentFile(folder)] : []
  return [...current, ...archived.map(({ name }) => join(folder, name))]
}

async function* linesBackwards(folder: string): AsyncGenerator<LogLine> {
  for (const path of await filesOf(folder)) {
    const lines = (await readFile(path, 'utf8')).split('\n')
    for (let index = lines.length - 1; index >= 0; index -= 1) {
      const line = parseLine(lines[index]?.trimEnd() ?? '')
      if (line !== null) yield line
    }
  }
}

/** Returns the wanted lines before a place. @param limit at most this many */
export async function linesBefore(
  folder: string,
  { at, passed }: LogPlace,
  query: LogQuery,
  limit: number,
): ReturnType<LogReader['recent']> {
  const items: LogLine[] = []
  const start = Date.parse(at)
  let place: LogPlace = { at, passed: 0 }
  let looked = 0
  for await (const line of linesBackwards(folder)) {
    const instant = Date.parse(line.at)
    if (instant > start) continue
    const same = line.at === place.at
    if (same || place.at !== line.at) place = { at: line.at, passed: same ? place.passed + 1 : 1 }
    if (line.at === at && place.passed <= passed) continue
    if (query.from !== undefined && line.at.slice(0, 'yyyy-mm-dd'.length) < query.from) break
    if (isWanted(line, query)) items.push(line)
    looked += 1
    if (items.length === limit || looked === LOOKED_AT_MOST) return { items, next_cursor: cursorAt(place) }
  }
  return { items, next_cursor: null }
}
