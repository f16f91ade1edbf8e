/** From what feeds and pages hold to plain text. */
import { decodeHTML } from 'entities'
import type { HttpReply } from '../../../core/ports/http.ts'

/** Summaries are cut at a word after this many characters. */
const LONGEST_SUMMARY = 500

/** Text without tags, scripts and entities, its white space single. Doubly escaped text is read twice. */
export function stripHtml(html: string): string {
  const once = decodeHTML(withoutTags(html))
  return decodeHTML(withoutTags(once)).replace(/\s+/g, ' ').trim()
}

function withoutTags(html: string): string {
  return html.replace(/<(script|style)\b.*?<\/\1>/gis, ' ').replace(/<!--.*?-->|<\/?[a-z][^>]*>/gis, ' ')
}

/** Plain text, cut at a word with an ellipsis. */
export function summaryOf(html: string): string {
  const text = stripHtml(html)
  if (text.length <= LONGEST_SUMMARY) return text
  return `${text.slice(0, LONGEST_SUMMARY).replace(/\s+\S*$/, '')}…`
}

/**
 * The text of a document whose declared encoding may be wrong or absent. Valid UTF-8 is UTF-8 whatever is declared;
 * text with holes is read as windows-1252, unless that breaks more than it mends.
 */
export function decodeLeniently(reply: Pick<HttpReply, 'bytes' | 'text'>): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(reply.bytes)
  } catch {
    return bestGuess(reply)
  }
}

function bestGuess(reply: Pick<HttpReply, 'bytes' | 'text'>): string {
  const declared = reply.text()
  const holes = declared.match(/\uFFFD/g)?.length ?? 0
  if (holes === 0) return declared
  const western = new TextDecoder('windows-1252').decode(reply.bytes)
  const broken = western.match(/[ÂÃ][\u0080-\u00bf]|â€/g)?.length ?? 0
  return broken < holes ? western : declared
}
