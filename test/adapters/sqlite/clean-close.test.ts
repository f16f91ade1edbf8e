import {
  appendFileSync,
  closeSync,
  existsSync,
  openSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { recordClose, takeClose } from '../../../main/adapters/sqlite/clean-close.ts'
import { type DataFolderStore, databasePath, openStore } from '../../../main/adapters/sqlite/store.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const CLOSED = Date.parse('2026-11-22T14:00:00Z')
const DAY_MS = 86_400_000

/** A database that was closed in order. */
function closedFile(): string {
  const path = join(tempFolder(), 'vigie.db')
  appendFileSync(path, 'pages')
  recordClose(path, CLOSED)
  return path
}

describe('the record of an orderly end', () => {
  test('tells when all pages were last read', () => {
    expect(takeClose(closedFile(), Date.parse('2026-11-23T09:00:00Z'))).toBe(CLOSED)
  })

  test('holds once: a process that dies leaves none', () => {
    const path = closedFile()
    takeClose(path, CLOSED)
    expect(takeClose(path, CLOSED)).toBeNull()
  })

  test.each<[string, (path: string) => void]>([
    ['that has grown', (path) => appendFileSync(path, 'more')],
    ['of the same size that was written to', (path) => utimesSync(path, 1, 1)],
    ['beside a log that was not written back', (path) => appendFileSync(`${path}-wal`, '')],
    ['that is gone', (path) => rmSync(path)],
    ['whose record was cut short', (path) => appendFileSync(`${path}.closed`, '{')],
  ])('does not hold for a file %s', (_, happens) => {
    const path = closedFile()
    happens(path)
    expect(takeClose(path, CLOSED)).toBeNull()
  })

  test('holds for a week, and never under a clock set back', () => {
    const path = closedFile()
    const takenAfter = (ms: number) => {
      recordClose(path, CLOSED)
      return takeClose(path, CLOSED + ms)
    }
    expect([takenAfter(7 * DAY_MS - 1), takenAfter(7 * DAY_MS), takenAfter(-1)]).toEqual([CLOSED, null, null])
  })
})

const clock = { now: () => CLOSED, monotonic: () => 0, zone: () => 'Europe/Paris' }

function open(folder: string): DataFolderStore {
  const store = openStore({ folder, clock, pid: process.pid })
  onTestFinished(() => store.close())
  return store
}

/** Overwrites pages of the file and hides it, as a disk that loses data does. */
function rot(path: string): void {
  const { atime, mtime, size } = statSync(path)
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(size - 40_960, 0xff), 0, size - 40_960, 40_960)
  closeSync(file)
  utimesSync(path, atime, mtime)
}

describe('a start', () => {
  test('after a process that died reads every page', () => {
    const folder = tempFolder()
    open(folder).close()
    rmSync(`${databasePath(folder)}.closed`)
    rot(databasePath(folder))
    expect(open(folder).findings).toMatchObject([{ code: 'database_lost' }])
  })

  test('leaves no record while it runs, and one when it has ended', () => {
    const folder = tempFolder()
    const record = `${databasePath(folder)}.closed`
    const store = open(folder)
    const during = existsSync(record)
    store.close()
    expect([during, existsSync(record)]).toEqual([false, true])
  })

  test('passes the day of the last check on, so that a machine started each day still checks each week', () => {
    const folder = tempFolder()
    open(folder).close()
    const later = { ...clock, now: () => CLOSED + DAY_MS }
    const store = openStore({ folder, clock: later, pid: process.pid })
    store.close()
    expect(takeClose(databasePath(folder), later.now())).toBe(CLOSED)
  })
})
