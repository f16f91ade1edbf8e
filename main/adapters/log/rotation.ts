/** The log's files: `vigie.log` in use, one or more `vigie-<day>.log` for each past day, dropped when old. */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { toInstant } from '../../../shared/instant.ts'

const DAY_MS = 86_400_000
const ARCHIVED = /^vigie-(\d{4}-\d{2}-\d{2})(\.\d+)?\.log$/

/** Files of one day, at most: a day that fills more keeps the newest. */
const FILES_A_DAY = 9

/** The file in use, in the folder of the log. */
export function currentFile(folder: string): string {
  return join(folder, 'vigie.log')
}

const nameOf = (day: string, part: number) => (part === 1 ? `vigie-${day}.log` : `vigie-${day}.${part}.log`)

/** Each part takes the name of the one before it, the first is dropped. @returns the name that is free now. */
function makeRoom(parts: readonly string[]): string {
  return parts.reduce((older, path) => {
    renameSync(path, older)
    return path
  })
}

/** Gives the file in use the name of its day; with the day's names all taken, the oldest part makes room. */
export function archive(folder: string, day: string): void {
  if (!existsSync(currentFile(folder))) return
  const parts = Array.from({ length: FILES_A_DAY }, (_, index) => join(folder, nameOf(day, index + 1)))
  const free = parts.find((path) => !existsSync(path))
  renameSync(currentFile(folder), free ?? makeRoom(parts))
}

/** The day the file in use was last written, or null without one. */
export function dayOfCurrent(folder: string, zone: string): string | null {
  if (!existsSync(currentFile(folder))) return null
  return toInstant(statSync(currentFile(folder)).mtimeMs, zone).slice(0, 10)
}

/** Drops the files of days more than `keepDays` before `today` (`YYYY-MM-DD`). */
export function dropOld(folder: string, today: string, keepDays: number): void {
  for (const name of readdirSync(folder)) {
    const day = ARCHIVED.exec(name)?.[1]
    if (day !== undefined && Date.parse(day) < Date.parse(today) - keepDays * DAY_MS)
      rmSync(join(folder, name))
  }
}
