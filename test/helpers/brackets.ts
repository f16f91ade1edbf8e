/** A language in which every text of the catalogue stands in brackets: what stands outside of them is from elsewhere. */
import type { MessageText } from '../../shared/messages/catalogue.ts'

/** Returns a text, or one of its forms, in brackets. */
export const bracketed = (text: string) => `⟦${text}⟧`

/** Returns a text of the catalogue in brackets, with all its forms. */
export const marked = (text: MessageText): MessageText =>
  typeof text === 'string' ? bracketed(text) : { one: bracketed(text.one), other: bracketed(text.other) }

/** Returns what stands outside of all brackets. */
export function outsideBrackets(text: string): string {
  const rest = text.replace(/⟦[^⟦⟧]*⟧/g, '')
  return rest === text ? text : outsideBrackets(rest)
}
