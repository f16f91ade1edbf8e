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

/** The properties of an event or task that are read. */
const READ =
  /^(?:UID|SUMMARY|LOCATION|DESCRIPTION|DTSTART|DTEND|DURATION|DUE|RRULE|RDATE|EXDATE|RECURRENCE-ID|SEQUENCE|STATUS|COMPLETED|PERCENT-COMPLETE|X-VIGIE-[A-Z-]+)[;:]/i
/** A property without a value. */
const EMPTY = /^[A-Z-]+(?:;[^:]*)?:\s*$/i

/**
 * Returns an event with only the properties that are read and have a value, so that a broken attendee or alarm does not
 * spoil it.
 */
export function usedLines(event: string): string {
  let depth = 0
  const kept = contentLines(event).filter((line) => {
    if (/^END:V(?:EVENT|TODO)\s*$/i.test(line)) depth = 1
    if (/^BEGIN:/i.test(line)) depth += 1
    const isBoundary = /^(?:BEGIN|END):/i.test(line)
    const keeps =
      depth === 1 && (isBoundary || (READ.test(line) && !EMPTY.test(line.replace(/\r\n[ \t]/g, ''))))
    if (/^END:/i.test(line)) depth -= 1
    return keeps
  })
  return kept.join('\r\n')
}

/** The lines of a text, each with those that continue it. */
const contentLines = (text: string): string[] => text.split(/\r\n(?![ \t])/)
