/** Repairs lines of iCalendar text that programs write against RFC 5545, so that they can be parsed. */

/** The beginning of a content line: a name, then parameters or the value. */
const BEGINNING = /^[A-Za-z][A-Za-z0-9-]*[;:]/
/** A day without `VALUE=DATE`. */
const BARE_DATE =
  /^(DTSTART|DTEND|DUE|RECURRENCE-ID|EXDATE|RDATE)((?:;(?!VALUE=)[^:;]*)*):(\d{8}(?:,\d{8})*)\s*$/i

/**
 * Returns the same number of lines: a text broken without a fold continues the line before, and a day says that it is
 * one.
 */
export function repairedLines(lines: readonly string[]): string[] {
  const repaired: string[] = []
  for (const line of lines) {
    const continues = line !== '' && !/^[ \t]/.test(line) && !BEGINNING.test(line) && repaired.length > 0
    repaired.push(continues ? ` \\n${line}` : line.replace(BARE_DATE, '$1$2;VALUE=DATE:$3'))
  }
  return repaired
}
