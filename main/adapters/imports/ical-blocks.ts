/** Splits iCalendar text into its time zones, events and tasks, each with the line on which it begins. */
import { repairedLines } from './ical-lines.ts'

export interface IcalBlock {
  readonly line: number
  readonly text: string
}

/** An iCalendar file in parts that are read one by one; `name` is the calendar's own. */
export interface IcalBlocks {
  /** X-WR-CALNAME; empty if absent. */
  readonly name: string
  /** PRODID: the program that wrote it. */
  readonly product: string
  readonly zones: readonly IcalBlock[]
  readonly blocks: readonly IcalBlock[]
}

/** An unclosed component ends where the next one begins. */
export function blocksOf(text: string): IcalBlocks {
  const lines = repairedLines(text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/))
  const zones: IcalBlock[] = []
  const blocks: IcalBlock[] = []
  let name = ''
  let product = ''
  let open: { kind: string; from: number } | null = null
  const close = (to: number) => {
    if (open === null) return
    const block = { line: open.from + 1, text: lines.slice(open.from, to).join('\r\n') }
    if (open.kind === 'VTIMEZONE') zones.push(block)
    else blocks.push(block)
    open = null
  }
  lines.forEach((line, index) => {
    const [, begins] = /^BEGIN:(VEVENT|VTODO|VTIMEZONE)\s*$/i.exec(line) ?? []
    if (begins !== undefined) {
      close(index)
      open = { kind: begins.toUpperCase(), from: index }
    } else if (/^END:(VEVENT|VTODO|VTIMEZONE)\s*$/i.test(line)) close(index + 1)
    else {
      name ||= /^X-WR-CALNAME(?:;[^:]*)?:(.*)$/i.exec(line)?.[1]?.trim() ?? ''
      product ||= /^PRODID(?:;[^:]*)?:(.*)$/i.exec(line)?.[1]?.trim() ?? ''
    }
  })
  close(lines.length)
  return { name, product, zones, blocks }
}
