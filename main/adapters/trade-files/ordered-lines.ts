/** Sorts lines by id: parts of a history that are out of order, or overlap. */
import { readFile } from 'node:fs/promises'

const NEWLINE = 10
const COMMA = 44
const ZERO = 48
const PIECE = 256 * 1024

/**
 * Yields the lines of a file, each starting with an id and ending with a newline, in rising order. An
 * identical repeated line is dropped. Keeps one day's lines in memory, outside the heap.
 */
export async function* orderedLines(path: string): AsyncGenerator<Uint8Array> {
  const bytes = await readFile(path)
  const { ids, starts } = indexOf(bytes)
  const order = new Uint32Array(ids.length)
    .map((_, i) => i)
    .sort((a, b) => (ids[a] as number) - (ids[b] as number))
  const line = (i: number) => bytes.subarray(starts[i], starts[i + 1])
  let before: Buffer = Buffer.alloc(0)
  let lines: Buffer[] = []
  let size = 0
  for (const i of order) {
    const next = line(i)
    if (next.equals(before)) continue
    before = next
    lines.push(next)
    size += next.length
    if (size < PIECE) continue
    yield Buffer.concat(lines)
    lines = []
    size = 0
  }
  yield Buffer.concat(lines)
}

/** Returns the id and the start of each line; the last start is followed by the end. */
function indexOf(bytes: Buffer): { readonly ids: Float64Array; readonly starts: Float64Array } {
  const count = countOf(bytes)
  const ids = new Float64Array(count)
  const starts = new Float64Array(count + 1)
  let at = 0
  for (let i = 0; i < count; i++) {
    starts[i] = at
    let id = 0
    for (; bytes[at] !== COMMA; at++) id = id * 10 + (bytes[at] as number) - ZERO
    ids[i] = id
    at = bytes.indexOf(NEWLINE, at) + 1
  }
  starts[count] = at
  return { ids, starts }
}

function countOf(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++
  return count
}
