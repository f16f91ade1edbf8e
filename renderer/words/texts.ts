/**
 * The panel's texts of one language: messages by key, error messages by code. Only that language is loaded, in two files: what
 * the first view shows, and the others, which load after it has been drawn or with the view that needs them.
 */
import { ERRORS, type ErrorCode } from '../../shared/error-codes.ts'
import type { MessageText } from '../../shared/messages/catalogue.ts'
import { catalogues, errorTemplate } from '../../shared/messages/index.ts'
import type { Language } from '../../shared/vocabulary.ts'

/** Messages used only by Vigie itself: in its tray and notifications, and in answers that are complete sentences. */
const NOT_SHOWN = /^(tray|notice|import|updates)\.|^index\.(component|missing|profile)\.|^alert\.(?!rule\.)/

/** Messages that the first view does without, by the beginning of their keys. */
const LATER = new RegExp(
  `^(${[
    '(field|option|hint|channel|menu|window|clock|why|occupations|index|analysis|trades|alerts|alert)\\.(?!(step|off)\\.)',
    'panel\\.(occupations|trades|import|alerts|past|tokens|analysis|first|assets|field|channels|figures|calendar|settings)\\.',
    'panel\\.(template|palette|log|bulk|door|about|delivery|complete|updates|timeline|runs|secret|asset|notices)\\.',
    'panel\\.(maintenance|token|why|cause|keys|language|leave_out|list|group)\\.',
  ].join('|')})`,
)
/** What it names of them. */
const FIRST: ReadonlySet<string> = new Set([
  'panel.alerts.arrived',
  'panel.past.open',
  'panel.bulk.choose',
  'panel.updates.there',
])

const CODES = Object.keys(ERRORS) as ErrorCode[]

export interface Texts {
  readonly messages: Readonly<Record<string, MessageText>>
  readonly errors: Readonly<Record<string, string>>
}

/** All texts of the panel in a language. */
export function textsIn(language: Language): Texts {
  const { messages } = catalogues[language]
  const shown = Object.entries(messages).filter(([key]) => !NOT_SHOWN.test(key))
  return {
    messages: Object.fromEntries(shown),
    errors: Object.fromEntries(CODES.map((code) => [code, errorTemplate(language, code)])),
  }
}

/** Whether a message, or the messages whose keys begin so, are loaded after the first view. */
export const isLater = (key: string): boolean => LATER.test(key) && !FIRST.has(key)

/** The texts of the first view. */
export function firstTextsIn(language: Language): Texts {
  const shown = Object.entries(textsIn(language).messages).filter(([key]) => !isLater(key))
  return { messages: Object.fromEntries(shown), errors: {} }
}

/** The texts that the first view does not need. */
export function laterTextsIn(language: Language): Texts {
  const { messages, errors } = textsIn(language)
  return { messages: Object.fromEntries(Object.entries(messages).filter(([key]) => isLater(key))), errors }
}
