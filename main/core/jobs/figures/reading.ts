/** Reads checks and figures in what a run received. */
import type { FigureSettings, ReceivedCheck } from '../../../../shared/kinds/figures.ts'
import type { TextSearch } from '../../ports/texts.ts'
import { compares } from '../../values/compare.ts'
import { valueAtPath } from '../../values/json-path.ts'
import { numberOf } from '../../values/number-text.ts'
import { presentable } from '../../values/redact.ts'
import type { FigureValue } from './ports.ts'

/** Letters of a text that are kept; of a longer one, its beginning and a fingerprint, so that a change shows. */
const LONGEST_TEXT = 200
const BEGINNING = 160
/** Letters of a long text that are kept beside its figure, so that a change in it can be shown. */
const LONGEST_KEPT = 50_000

/** What a run received. */
export interface ReceivedContent {
  readonly text: string
  /** Values that are no part of the text, by their source. Absent: unknown. */
  readonly measured: Readonly<Record<string, number | undefined>>
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>
}

/** Where to read. */
type FigureLocation = Pick<ReceivedCheck, 'from' | 'at'>

/**
 * Reads values in what a run received; an answer that is not JSON has no values at paths.
 * @param secrets values that nothing read to be kept or shown may contain
 */
export function createReader(received: ReceivedContent, texts: TextSearch, secrets: readonly string[]) {
  const json = once(() => jsonOf(received.text))
  const page = once(() => texts.visible(received.text))

  function raw({ from, at }: FigureLocation): unknown {
    switch (from) {
      case 'json':
        return json() === undefined ? undefined : valueAtPath(json(), at, 'at')
      case 'text':
        return part(received.text, at)
      case 'page':
        return part(page(), at)
      case 'header':
        return received.headers[at.trim().toLowerCase()]
      default:
        return received.measured[from]
    }
  }

  const part = (text: string, pattern: string) =>
    pattern === '' ? text : (texts.first(pattern, text) ?? undefined)

  const clean = (text: string) => presentable(text, secrets)

  function short(text: string): string {
    if (text.length <= LONGEST_TEXT) return clean(text)
    return `${clean(text).slice(0, BEGINNING)}… (${texts.fingerprint(text)})`
  }

  return {
    /** Whether a check holds. TextSearch are compared as texts. @throws VigieError pattern_* | invalid_input */
    holds: (check: ReceivedCheck): boolean => {
      const found = raw(check)
      const { operator, value } = check
      const asText = typeof found === 'string' && (operator === 'equals' || operator === 'differs')
      return compares(asText ? found.trim() : found, operator, asText ? String(value) : value)
    },
    /** Returns what a check found, as a short text; null if there is nothing at its place. */
    found: (check: ReceivedCheck): string | null => {
      const found = raw(check)
      return found === undefined ? null : clean(shown(found)).slice(0, LONGEST_TEXT)
    },
    /** Returns a figure; null if there is no value. @throws VigieError pattern_* | invalid_input */
    figure: (figure: FigureSettings): FigureValue => {
      const found = raw(figure)
      if (found === undefined || found === null) return null
      if (typeof found === 'number') return Number.isFinite(found) ? found : null
      if (figure.from === 'page') return texts.fingerprint(String(found))
      const text = shown(found).trim()
      return numberOf(text, figure.decimal) ?? (text === '' ? null : short(text))
    },
    /** Returns the beginning of the text that the value of a figure only stands for; null if the value says it all. */
    textBehind: (figure: FigureSettings): string | null => {
      const found = raw(figure)
      if (typeof found !== 'string') return null
      const text = found.trim()
      const isWhole = figure.from !== 'page' && text.length <= LONGEST_TEXT
      return isWhole || text === '' ? null : clean(text.slice(0, LONGEST_KEPT))
    },
  }
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
