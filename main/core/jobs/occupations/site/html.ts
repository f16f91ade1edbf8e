/** HTML in which every text is escaped: only this file turns a text into markup. */
import { escapeUTF8 } from 'entities'

/** A piece of a page, safe to put into another. */
export interface Markup {
  readonly markup: string
}

/** A template of markup: texts put into it are escaped, pieces are not, a list of pieces is joined. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | Markup | readonly Markup[])[]
): Markup {
  const pieces = values.map((value) => {
    if (typeof value === 'string') return escapeUTF8(value)
    return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('')
  })
  return { markup: String.raw({ raw: parts }, ...pieces) }
}

/** A piece that is left out. */
export const NOTHING: Markup = { markup: '' }
