/** Converts the content of feeds and pages to plain text and addresses. */
import { decodeHTML } from 'entities'
import type { HttpReply } from '../../../core/ports/http.ts'

/** Longer summaries are cut at a word. */
const LONGEST_SUMMARY = 500

/** Returns text without tags, scripts and entities, with single spaces. Doubly escaped text is decoded twice. */
export function stripHtml(html: string): string {
  const once = decodeHTML(withoutTags(html))
  return decodeHTML(withoutTags(once)).replace(/\s+/g, ' ').trim()
}

function withoutTags(html: string): string {
  return html.replace(/<(script|style)\b.*?<\/\1>/gis, ' ').replace(/<!--.*?-->|<\/?[a-z][^>]*>/gis, ' ')
}

/** Returns plain text, cut at a word with an ellipsis. */
export function summaryOf(html: string): string {
  const text = stripHtml(html)
  if (text.length <= LONGEST_SUMMARY) return text
  return `${text.slice(0, LONGEST_SUMMARY).replace(/\s+\S*$/, '')}…`
}

/** Returns an address that a browser can open; null for anything else, and if empty, which would be the base. */
export function webAddress(address: string | null | undefined, base = ''): string | null {
  const text = address?.trim() ?? ''
  if (text === '') return null
  const url = URL.parse(text, base === '' || base.startsWith('file:') ? undefined : base)
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null
}

/**
 * Decodes a document whose declared encoding may be wrong or absent. Valid UTF-8 is always UTF-8; text with
 * invalid bytes is read as windows-1252, unless that damages more than it repairs.
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
