/** Detects how a text file separates cells and rows. */

export interface TableDialect {
  readonly delimiter: string
  /** In the order in which they are tried. */
  readonly lineEnds: readonly string[]
  /** The line before the table that declares its delimiter for Excel, with its line end; empty if there is none. */
  readonly declaration: string
}

const DELIMITERS = [';', ',', '\t', '|'] as const
const DECLARATION = /^sep=(.)(?:\r\n|\n|\r|$)/i
/** Lines looked at: a title or a preamble before the table has other separators. */
const SAMPLE_LINES = 30

/** @param text the beginning of a file, without its byte order mark */
export function dialectOf(text: string): TableDialect {
  const [declaration = '', declared] = DECLARATION.exec(text) ?? []
  const sample = withoutQuoted(text.slice(declaration.length, declaration.length + 100_000))
  const lineEnds = /\r(?!\n)/.test(sample) && !/\n/.test(sample) ? ['\r'] : ['\r\n', '\n']
  const lines = sample.split(lineEnds[0] === '\r' ? '\r' : /\r?\n/, SAMPLE_LINES)
  return { declaration, lineEnds, delimiter: declared ?? delimiterIn(lines) }
}

const withoutQuoted = (text: string) => text.replace(/"(?:[^"]|"")*"/g, '')

/** Returns the separator that most lines have in the same number; of equals, the most frequent one. */
function delimiterIn(lines: readonly string[]): string {
  const scores = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0)
    const usual = counts.map((count) => counts.filter((other) => other === count).length)
    const agreeing = Math.max(0, ...usual)
    return { delimiter, agreeing, count: Math.max(0, ...counts) }
  })
  const [best] = scores.toSorted((a, b) => b.agreeing - a.agreeing || b.count - a.count)
  return best === undefined || best.agreeing === 0 ? ',' : best.delimiter
}
