/**
 * A language for tests: every text of the catalogue and of the browser's formats stands in brackets. What stands outside of
 * them, and is no data, was written into the code: it stays English in every language.
 */
import type { Page, Response } from 'playwright-core'
import { textsIn } from '../../renderer/words/texts.ts'
import { bracketed, marked, outsideBrackets } from './brackets.ts'

const each = <T, U>(texts: Readonly<Record<string, T>>, change: (text: T) => U) =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, change(text)]))

/** In the page: what formats make stands in brackets too. */
function markFormats(): void {
  const mark = (text: string) => (/\p{L}/u.test(text) ? `⟦${text}⟧` : text)
  for (const { prototype } of [Intl.DateTimeFormat, Intl.NumberFormat]) {
    const format = Object.getOwnPropertyDescriptor(prototype, 'format')?.get
    Object.defineProperty(prototype, 'format', {
      get() {
        const plain = format?.call(this) as (value: number) => string
        return (value: number) => mark(plain(value))
      },
    })
  }
  const { formatRange, formatToParts } = Intl.DateTimeFormat.prototype
  Intl.DateTimeFormat.prototype.formatRange = function (from, to) {
    return mark(formatRange.call(this, from, to))
  }
  Intl.DateTimeFormat.prototype.formatToParts = function (at) {
    return formatToParts.call(this, at).map((part) => ({ ...part, value: mark(part.value) }))
  }
  const { format } = Intl.RelativeTimeFormat.prototype
  Intl.RelativeTimeFormat.prototype.format = function (...given: Parameters<typeof format>) {
    return mark(format.apply(this, given))
  }
  const { of } = Intl.DisplayNames.prototype
  Intl.DisplayNames.prototype.of = function (code) {
    return mark(of.call(this, code) ?? '')
  }
}

export interface PseudoPage {
  /** Texts that are outside brackets and in none of the answers so far: what is shown, and what is only read aloud. */
  strays(): Promise<string[]>
}

/** Call before the page opens the panel. */
export async function speakPseudo(page: Page): Promise<PseudoPage> {
  const data = new Set<string>()
  const { messages, errors } = textsIn('en')
  const texts = JSON.stringify({ messages: each(messages, marked), errors: each(errors, bracketed) })
  await page.addInitScript(markFormats)
  await page.route('**/assets/*texts-en*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: `export const texts = ${texts}` }),
  )
  page.on('response', (response) => void collect(response, data))
  return { strays: async () => straysIn(await page.evaluate(readTexts), data) }
}

async function collect(response: Response, data: Set<string>): Promise<void> {
  if (!response.headers()['content-type']?.startsWith('application/json')) return
  const add = (value: unknown): void => {
    if (typeof value === 'string') data.add(value)
    else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) add(part)
  }
  // A page that moves on drops an answer.
  add(await response.json().catch(() => null))
}

/** In the page: every text node and every attribute that is read aloud, except code and what the log quotes. */
function readTexts(): string[] {
  const found: string[] = []
  const quoted = 'script, style, code, pre, textarea, .mono, .log, [lang]:not(html)'
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!node.parentElement?.closest(quoted)) found.push(node.textContent ?? '')
  }
  for (const element of document.body.querySelectorAll('*')) {
    if (element.closest(quoted)) continue
    for (const name of ['aria-label', 'title', 'placeholder', 'aria-valuetext', 'aria-description', 'alt']) {
      found.push(element.getAttribute(name) ?? '')
    }
  }
  return found
}

function straysIn(texts: readonly string[], data: ReadonlySet<string>): string[] {
  const longestFirst = [...data].filter((text) => text.length > 1).sort((a, b) => b.length - a.length)
  const strays = texts.filter((text) => {
    let rest = outsideBrackets(text)
    for (const known of longestFirst) rest = rest.replaceAll(known, '')
    return /\p{L}/u.test(rest)
  })
  return [...new Set(strays)].sort()
}
