/** Files of live trades: CSV that grows, in the columns of the exchange's archives, with a header. */
import { appendFile, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { TradeCollection } from '../../core/jobs/trades/collection.ts'
import type { LiveFiles } from '../../core/jobs/trades/live/live-files.ts'
import { liveFile, liveFolder } from './layout.ts'
import { makeMarkedFolder } from './marked-folder.ts'

/** Columns of Binance's archives, which have no header themselves. */
const HEADERS = {
  trades: 'id,price,qty,quoteQty,time,isBuyerMaker,isBestMatch\n',
  agg_trades: 'aggId,price,qty,firstId,lastId,time,isBuyerMaker,isBestMatch\n',
} as const

const NEWLINE = 10
/** Longer than two lines. */
const TAIL_BYTES = 1000

/** Work on one file waits for that before it: a run trims what a connection appends to. @throws errors of the file system */
export function createLiveFiles(): LiveFiles {
  const turns = new Map<string, Promise<unknown>>()
  const inTurn = <T>(path: string, work: (path: string) => Promise<T>): Promise<T> => {
    const before = turns.get(path) ?? Promise.resolve()
    const now = before.then(
      () => work(path),
      () => work(path),
    )
    turns.set(path, now)
    const done = () => turns.get(path) === now && turns.delete(path)
    now.then(done, done)
    return now
  }
  return {
    days: async (collection) =>
      (await namesIn(liveFolder(collection)))
        .filter((name) => /^date=\d{4}-\d\d-\d\d$/.test(name))
        .map((name) => name.slice(5))
        .sort(),
    lastId: (collection, day) => inTurn(liveFile(collection, day), lastIdIn),
    append: (collection, day, lines) =>
      inTurn(liveFile(collection, day), async (path) => {
        await makeMarkedFolder(collection, dirname(path))
        await appendFile(path, (await sizeOf(path)) === 0 ? header(collection) + lines : lines)
      }),
    trim: (collection, day, lastId) =>
      inTurn(liveFile(collection, day), (path) => trimFile(path, header(collection), lastId)),
    remove: (collection, day) => inTurn(liveFile(collection, day), removeFile),
  }
}

const header = ({ settings }: TradeCollection) => HEADERS[settings.dataset]

/** Removes the folder of the day too. */
const removeFile = (path: string) => rm(dirname(path), { recursive: true, force: true })

async function sizeOf(path: string): Promise<number> {
  const file = await open(path, 'a')
  try {
    return (await file.stat()).size
  } finally {
    await file.close()
  }
}

/** Returns the last id of a file; a last line without its end, which a kill has cut, is removed. */
async function lastIdIn(path: string): Promise<number | null> {
  const file = await open(path, 'r+').catch(unlessGone)
  if (file === null) return null
  try {
    const { size } = await file.stat()
    const start = Math.max(0, size - TAIL_BYTES)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(TAIL_BYTES), 0, TAIL_BYTES, start)
    const bytes = buffer.subarray(0, bytesRead)
    const end = bytes.lastIndexOf(NEWLINE) + 1
    if (end < bytes.length) await file.truncate(start + end)
    const line = bytes.toString('latin1', 0, end).trimEnd().split('\n').at(-1) ?? ''
    return /^\d+,/.test(line) ? Number.parseInt(line, 10) : null
  } finally {
    await file.close()
  }
}

/** Writes the trades after an id as a new file, which replaces the old one in one step. */
async function trimFile(path: string, head: string, lastId: number): Promise<void> {
  const bytes = await readFile(path).catch(unlessGone)
  if (bytes === null) return
  const first = bytes.indexOf(NEWLINE) + 1
  let at = first
  while (at < bytes.length && idAt(bytes, at) <= lastId) {
    const end = bytes.indexOf(NEWLINE, at)
    at = end < 0 ? bytes.length : end + 1
  }
  if (at === first && bytes.length > first) return
  if (at === bytes.length) return removeFile(path)
  const temp = `${path}.part`
  await writeFile(temp, Buffer.concat([Buffer.from(head), bytes.subarray(at)]))
  await rename(temp, path)
}

function idAt(bytes: Buffer, start: number): number {
  let id = 0
  for (let at = start; ; at++) {
    const digit = (bytes[at] ?? 0) - 48
    if (digit < 0 || digit > 9) return id
    id = id * 10 + digit
  }
}

function unlessGone(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

const namesIn = (folder: string) => readdir(folder).catch((error) => unlessGone(error) ?? [])
