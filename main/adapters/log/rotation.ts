/** The log's files: `vigie.log` is current, one or more `vigie-<day>.log` for each past day, deleted when old. */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { addDays } from '../../../shared/time/calendar-day.ts'
import { localDayText } from '../../../shared/time/local-time.ts'

/** The name of a file of a past day: its day, and its part after the first. */
export const ARCHIVED = /^vigie-(\d{4}-\d{2}-\d{2})(\.\d+)?\.log$/

/** Maximum number of files per day: a longer day keeps the newest. */
const FILES_A_DAY = 9

/** Returns the current file in the log's folder. */
export function currentFile(folder: string): string {
  return join(folder, 'vigie.log')
}

const nameOf = (day: string, part: number) => (part === 1 ? `vigie-${day}.log` : `vigie-${day}.${part}.log`)

/** Moves each part to the name of the previous one; the first is deleted. @returns the free name */
function makeRoom(parts: readonly string[]): string {
  return parts.reduce((older, path) => {
    renameSync(path, older)
    return path
  })
}

/** Renames the current file to its day; if all names of the day are taken, the oldest part is deleted. */
export function archive(folder: string, day: string): void {
  if (!existsSync(currentFile(folder))) return
  const parts = Array.from({ length: FILES_A_DAY }, (_, index) => join(folder, nameOf(day, index + 1)))
  const free = parts.find((path) => !existsSync(path))
  renameSync(currentFile(folder), free ?? makeRoom(parts))
}

/** Returns the day the current file was last written, or null if there is none. */
export function dayOfCurrent(folder: string, zone: string): string | null {
  if (!existsSync(currentFile(folder))) return null
  return localDayText(statSync(currentFile(folder)).mtimeMs, zone)
}

/** Deletes the files of days more than `keepDays` before `today` (`YYYY-MM-DD`). */
export function dropOld(folder: string, today: string, keepDays: number): void {
  for (const name of readdirSync(folder)) {
    const day = ARCHIVED.exec(name)?.[1]
    if (day !== undefined && day < addDays(today, -keepDays)) rmSync(join(folder, name))
  }
}
