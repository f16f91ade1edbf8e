/** Writes a text so that a service that reads Markdown shows it as it is. What counts as a mark differs between services. */

/** What a service reads as more than a character. Both patterns have the flag `g`. */
export interface MarkdownDialect {
  /** A character that is a mark wherever it stands. */
  readonly marks: RegExp
  /** What becomes a link as it stands: a backslash in it would be a part of the address. */
  readonly addresses: RegExp
}

/** Returns the text with a backslash before each mark outside of addresses, and before what would begin a list. */
export const escapedMarkdown = (text: string, dialect: MarkdownDialect): string =>
  text
    .split('\n')
    .map((line) => escapedLine(line, dialect))
    .join('\n')

function escapedLine(line: string, { marks, addresses }: MarkdownDialect): string {
  let end = 0
  let written = ''
  for (const { 0: address, index } of line.matchAll(addresses)) {
    written += line.slice(end, index).replace(marks, '\\$&') + address
    end = index + address.length
  }
  written += line.slice(end).replace(marks, '\\$&')
  return written.replace(/^(\s*)([-+])/, '$1\\$2').replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')
}
