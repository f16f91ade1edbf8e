/** Reads CSV as it arrives: rows of cells with line numbers and quotes, one row in memory at a time. */

import type { LocalizableMessage } from '../../../../shared/errors.ts'

/** Maximum length of a row; a longer one is a file without line ends. */
const LONGEST_ROW = 1_000_000

/** A row without an end. */
export class EndlessRow extends Error {
  readonly told: LocalizableMessage

  constructor(line: number) {
    super(`line ${line} has no end`)
    this.told = { told: 'answer.line_endless', params: { line: String(line) } }
  }
}

/** One row as text, before it is split into cells. */
export interface CsvLine {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number
  readonly text: string
}

/**
 * Yields the rows of a byte stream. A line end inside quotes belongs to its cell; empty lines and a
 * byte-order mark are dropped.
 * @throws EndlessRow for a row longer than a million characters
 */
export async function* rowsOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly CsvLine[]> {
  let decoder: TextDecoder | null = null
  const state = { rest: '', line: 1 }
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk))
    yield take(state, decoder.decode(chunk, { stream: true }))
  }
  yield take(state, `${decoder?.decode() ?? ''}\n`)
}

/** Excel saves "Unicode text" as UTF-16. Without a byte-order mark, a zero beside the first letter tells it. */
function encodingOf([first, second]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || second === 0) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || first === 0) return 'utf-16be'
  return 'utf-8'
}

function take(state: { rest: string; line: number }, text: string): CsvLine[] {
  const rows: CsvLine[] = []
  const all = state.rest + text
  let start = 0
  let quoted = false
  let lines = 0
  for (let i = 0; i < all.length; i++) {
    const code = all.charCodeAt(i)
    if (code === 34) quoted = !quoted
    if (code !== 10) continue
    lines++
    if (quoted) continue
    const row = all.slice(start, i).replace(/\r$/, '')
    if (row.trim() !== '') rows.push({ line: state.line, text: row })
    state.line += lines
    lines = 0
    start = i + 1
  }
  state.rest = all.slice(start)
  if (state.rest.length > LONGEST_ROW) throw new EndlessRow(state.line)
  return rows
}

/** Returns the cells of a row: `"a ""b"""` is `a "b"`. */
export function cellsOf(text: string, delimiter: string): string[] {
  if (!text.includes('"')) return text.split(delimiter).map((cell) => cell.trim())
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const character = text[i] as string
    if (character === '"' && quoted && text[i + 1] === '"') cell += text[++i]
    else if (character === '"') quoted = !quoted
    else if (character === delimiter && !quoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += character
  }
  return [...cells, cell.trim()]
}
