/** A part of a record's text as other systems give it: long, repeated, without Vigie's limits. */
import { excerpt } from '../../../../../shared/excerpt.ts'
import type { OccupationContent } from '../../../../../shared/occupation.ts'

/** Some texts and lists of the written part. */
export type ContentPart = Partial<Omit<OccupationContent, 'salaries' | 'outlook'>>

const LONGEST_LINE = 400
const MOST_LINES = 40
const LONGEST_TEXT = 6000

/** Returns the items of a list, each once, at most as many as a field may have: the first ones. */
export function lineList(items: readonly string[]): string[] {
  const lines = items.map((item) => clean(item).slice(0, LONGEST_LINE).trim()).filter((line) => line !== '')
  return [...new Set(lines)].slice(0, MOST_LINES)
}

/** Returns a text of at most the length of a field, cut at the end of a word. */
export const longText = (text: string): string => excerpt(visible(text).replace(/[ \t]+/g, ' '), LONGEST_TEXT)

const clean = (text: string) => visible(text).replace(/\s+/g, ' ').trim()

/** Without characters of no width, which copied texts have. */
const visible = (text: string) => text.replace(/[\u200b\u2060\ufeff\u00ad]/g, '')

/** Returns the fields that say something. */
export function saidIn(part: ContentPart): ContentPart {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value.length > 0))
}
