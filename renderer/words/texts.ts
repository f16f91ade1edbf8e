/**
 * The panel's texts of one language: messages by key, error messages by code. Only that language is loaded, in two files: what
 * the sources of the first view name, and the others, which load after it has been drawn or with the view that needs them.
 */
import { ERRORS, type ErrorCode } from '../../shared/error-codes.ts'
import type { MessageText } from '../../shared/messages/catalogue.ts'
import { catalogues, errorTemplate } from '../../shared/messages/index.ts'
import { typeset } from '../../shared/typeset.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { isFirstText } from '../build/first-texts.ts'

/** Messages used only by Vigie itself: in its tray and notifications, and in answers that are complete sentences. */
const NOT_SHOWN =
  /^(tray|notice|import|updates|feed)\.|^index\.(component|missing|profile)\.|^alert\.(?!rule\.)/

const CODES = Object.keys(ERRORS) as ErrorCode[]

export interface PanelTexts {
  readonly messages: Readonly<Record<string, MessageText>>
  readonly errors: Readonly<Record<string, string>>
}

/** All texts of the panel in a language. */
export function textsIn(language: Language): PanelTexts {
  const { messages } = catalogues[language]
  const shown = Object.entries(messages).filter(([key]) => !NOT_SHOWN.test(key))
  const set = (text: string) => typeset(text, language)
  return {
    messages: Object.fromEntries(shown.map(([key, text]) => [key, eachForm(text, set)])),
    errors: Object.fromEntries(CODES.map((code) => [code, set(errorTemplate(language, code))])),
  }
}

/** Changes a text, in each of its plural forms if it has some. */
const eachForm = (text: MessageText, change: (form: string) => string): MessageText =>
  typeof text === 'string'
    ? change(text)
    : (Object.fromEntries(Object.entries(text).map(([form, one]) => [form, change(one)])) as typeof text)

/** The texts of the first view. */
export function firstTextsIn(language: Language): PanelTexts {
  const shown = Object.entries(textsIn(language).messages).filter(([key]) => isFirstText(key))
  return { messages: Object.fromEntries(shown), errors: {} }
}

/** The texts that the first view does not need. */
export function laterTextsIn(language: Language): PanelTexts {
  const { messages, errors } = textsIn(language)
  const others = Object.entries(messages).filter(([key]) => !isFirstText(key))
  return { messages: Object.fromEntries(others), errors }
}
